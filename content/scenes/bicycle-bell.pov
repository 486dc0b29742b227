// Brass bicycle bell on a handlebar.
#include "studio.inc"
#declare Brass = texture { pigment { rgb <0.80,0.55,0.22> } finish { ambient 0 diffuse 0.22 specular 0.8 roughness 0.004 metallic reflection { 0.52 metallic } } normal { wood 0.012 turbulence 0 scale 0.012 rotate x*90 } }
#declare Dome = difference {
  lathe { cubic_spline 9, <-0.25,1.16>,<0.0,1.16>,<0.35,1.12>,<0.70,0.96>,<0.93,0.66>,<1.02,0.30>,<1.07,0.06>,<1.10,0.02>,<1.13,0.0> }
  cylinder { <0,-1,0>,<0,0.02,0>,2 } };
#declare Rim = torus { 1.065,0.035 translate y*0.04 };
#declare Nut = union {
  cylinder { <0,1.13,0>,<0,1.19,0>,0.20 } torus { 0.185,0.02 translate y*1.19 }
  difference { sphere { <0,1.11,0>,0.20 scale <1,1,1> } cylinder { <0,0,0>,<0,1.18,0>,0.5 } }
  #declare I=0; #while (I<40) cylinder { <0.2,1.135,0>,<0.2,1.185,0>,0.011 rotate y*I*9 } #declare I=I+1; #end
  texture { Chrome } };
#declare Bell = union {
  union { object { Dome } object { Rim } texture { Brass } }
  object { Nut }
  // movement below the dome
  cylinder { <0,-0.16,0>,<0,0.06,0>,0.98 texture { Black_Plastic } } torus { 0.95,0.05 translate y*-0.14 texture { Black_Plastic } }
  // thumb lever
  union {
    sphere_sweep { b_spline 6, <0.6,-0.10,-0.55>,0.09,<0.8,-0.10,-0.75>,0.09,<1.05,-0.10,-0.95>,0.085,<1.35,-0.08,-1.0>,0.10,<1.62,-0.02,-0.90>,0.13,<1.85,0.05,-0.75>,0.12 scale <1,0.7,1> }
    texture { Black_Plastic } }
  // foot and clamp
  cone { <0,-0.52,0>,0.42,<0,-0.15,0>,0.62 texture { Black_Plastic } }
  difference { cylinder { <-0.34,-0.95,0>,<0.34,-0.95,0>,0.54 } cylinder { <-1,-0.95,0>,<1,-0.95,0>,0.44 } texture { Black_Plastic } }
  cylinder { <0,-1.62,-0.08>,<0,-1.62,0.20>,0.17 texture { Black_Plastic } } box { <-0.2,-1.65,-0.06>,<0.2,-1.35,0.18> texture { Black_Plastic } }
  cylinder { <0,-1.58,-0.16>,<0,-1.58,-0.05>,0.11 texture { Chrome } }
};
#declare Bar = union {
  cylinder { <-9,-0.95,0>,<9,-0.95,0>,0.445 texture { Chrome } } };
#declare Grip = union {
  cylinder { <2.1,-0.95,0>,<7,-0.95,0>,0.60 }
  #declare I=0; #while (I<34) torus { 0.60,0.045 rotate z*90 translate <2.15+I*0.145,-0.95,0> } #declare I=I+1; #end
  torus { 0.60,0.10 rotate z*90 translate <2.1,-0.95,0> }
  texture { Rubber } };
#if (View=3)
  Studio(9,2.2)
  object { Carton(3.3,2.7,2.6,"BICYCLE BELL","LB-B55 / brass / 55 mm") rotate y*-14 translate <1.35,0,1.9> }
  object { Carton(3.3,2.7,2.6,"BICYCLE BELL","LB-B55 / brass / 55 mm") rotate y*6 translate <1.2,2.7,2.1> }
  object { Bell translate y*1.66 rotate y*35 translate <-1.55,0,-0.3> }
  Shot(<-0.6,3.5,-12.5>,<0.05,2.35,0.4>,29)
#else
  Studio(9,2.2)
  union { object { Bell rotate <-24,0,0> translate <0,0,0> } object { Bar } object { Grip } rotate y*14 translate y*2.2 }
  #if (View=1) Shot(<1.2,4.1,-11>,<0.25,2.0,0>,25) #else Shot(<-2.6,4.4,-5.6>,<0.15,2.55,-0.2>,25) #end
#end
