// Red Fuji apples.
#include "studio.inc"
#declare Skin = texture {
  pigment { radial frequency 34 turbulence <0.55,0.9,0.55> octaves 6 lambda 2.4 omega 0.65
    color_map { [0 rgb <0.47,0.03,0.028>] [0.45 rgb <0.55,0.05,0.035>] [0.68 rgb <0.61,0.085,0.042>] [0.84 rgb <0.69,0.17,0.065>] [0.93 rgb <0.72,0.24,0.09>] [1 rgb <0.52,0.045,0.032>] } }
  finish { ambient 0 diffuse 0.72 specular 0.30 roughness 0.012 reflection { 0.0,0.10 fresnel on } } normal { bozo 0.04 scale 0.05 } }
 texture { pigment { gradient y color_map { [0 rgbt <0.74,0.58,0.20,0.35>] [0.12 rgbt <0.74,0.45,0.16,0.8>] [0.26 rgbt 1] [0.86 rgbt 1] [0.95 rgbt <0.74,0.55,0.2,0.6>] [1 rgbt <0.66,0.6,0.22,0.25>] } turbulence 0.06 scale 2.05 translate y*-1.06 } finish { ambient 0 diffuse 0.7 } }
 texture { pigment { crackle form <1,0,0> scale 0.085 color_map { [0 rgbt <0.93,0.80,0.55,0.15>] [0.085 rgbt <0.90,0.72,0.45,0.45>] [0.13 rgbt 1] [1 rgbt 1] } } finish { ambient 0 diffuse 0.7 } };
#macro Apple(Seed)
  #local R = seed(Seed);
  union {
    lathe { cubic_spline 17, <-0.2,0.40>,<0.0,0.46>,<0.10,0.56>,<0.24,0.74>,<0.44,0.86>,<0.70,0.84>,<0.93,0.62>,<1.04,0.28>,<1.04,-0.06>,<0.95,-0.42>,<0.78,-0.72>,<0.55,-0.92>,<0.36,-0.96>,<0.20,-0.88>,<0.08,-0.78>,<0.0,-0.76>,<-0.2,-0.80> sturm
      texture { Skin } warp_apple(R) }
    sphere_sweep { b_spline 6, <0,0.30,0>,0.05,<0,0.46,0>,0.045,<0.01,0.66,0>,0.036,<0.05,0.86,0.02>,0.034,<0.13,1.05,0.04>,0.052,<0.2,1.2,0.05>,0.06 pigment { bozo scale 0.08 color_map { [0 rgb <0.13,0.075,0.035>] [1 rgb <0.25,0.15,0.07>] } } finish { ambient 0 diffuse 0.8 } }
  }
#end
#macro warp_apple(R) scale <1+0.05*(rand(R)-0.5),1+0.06*(rand(R)-0.5),1+0.05*(rand(R)-0.5)> #end
#if (View=1)
  Studio(7,1.7)
  object { Apple(1) rotate <-6,40,7> translate <-0.92,0.97,0> }
  object { Apple(2) rotate <-16,130,-9> translate <1.14,0.95,0.35> }
  object { Apple(3) rotate <-30,250,4> translate <0.25,0.99,2.25> }
  Shot(<0.2,3.9,-9.5>,<0.12,0.92,0.5>,26)
#end
#if (View=2)
  Studio(7,1.7)
  object { Apple(1) rotate <-22,70,6> translate <0,0.97,0> }
  Shot(<0.6,3.0,-6>,<0,0.98,0>,25)
#end
#if (View=3)
  Studio(8,3)
  #declare Board = texture { Kraft };
  difference { box { <-3.9,0,-2.7>,<3.9,1.7,2.7> } box { <-3.78,0.1,-2.58>,<3.78,2,2.58> } texture { Board } }
  object { Words("RED FUJI APPLE", 0.62, <0,1.02,-2.71>) texture { Print_Ink } }
  object { Words("80 mm  /  18 kg  /  YANTAI", 0.30, <0,0.45,-2.71>) texture { Print_Ink } }
  #declare I=0; #while (I<4) #declare J=0; #while (J<3)
    #if (J*4+I != 2) union { object { Apple(I*3+J+5) rotate <rand(seed(I+J*9))*16-26,rand(seed(I*5+J))*360,rand(seed(I*7+J*3))*14-7> }
      torus { 0.99,0.09 translate y*-0.28 pigment { rgb <0.95,0.90,0.82> } finish { diffuse 0.8 } } scale 0.84 translate <-2.76+I*1.84,1.12,-1.68+J*1.68> } #else
      union { object { Apple(77) rotate <-24,200,5> } torus { 0.99,0.09 translate y*-0.28 pigment { rgb <0.95,0.90,0.82> } finish { diffuse 0.8 } } scale 0.84 translate <-2.76+I*1.84,1.12,-1.68+J*1.68> } #end
    #declare J=J+1; #end #declare I=I+1; #end
  box { <-3.78,0.1,-2.58>,<3.78,0.55,2.58> pigment { rgb <0.30,0.16,0.30> } finish { diffuse 0.7 } }
  Shot(<2.6,8.2,-12.5>,<0.1,0.75,-0.1>,34)
#end
