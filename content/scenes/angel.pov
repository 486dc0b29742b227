// Stone statue, Angel Series: granite, hand-carved.
#include "studio.inc"
#declare Stone = texture { pigment { granite scale 0.28 turbulence 0.2 color_map { [0 rgb <0.40,0.395,0.385>] [0.35 rgb <0.58,0.575,0.56>] [0.7 rgb <0.69,0.68,0.66>] [1 rgb <0.80,0.79,0.77>] } } finish { ambient 0 diffuse 0.78 specular 0.05 roughness 0.1 } normal { granite 0.16 scale 0.18 } }
 texture { pigment { bozo scale 0.035 color_map { [0 rgbt <0.15,0.15,0.15,0.35>] [0.14 rgbt 1] [1 rgbt 1] } } finish { diffuse 0.7 ambient 0 } };
#declare Fold = function(x,y,z) { 0.075*sin(13*atan2(z,x)+1.2*sin(y*1.4))*(1.05-y/4.4) + 0.03*sin(29*atan2(z,x)+2*y)*(1-y/4.2) };
#declare Robe = isosurface { function { sqrt(x*x+z*z*1.2) - (0.46+0.95*pow(max(0,1-y/4.3),1.55)) - Fold(x,y,z) } contained_by { box { <-1.9,0,-1.9>,<1.9,3.6,1.9> } } max_gradient 3.2 accuracy 0.004 };
#macro Feather(L, W) intersection { sphere { 0,1 scale <W,L*0.5,0.075> translate y*L*0.5 } plane { z,0.10 } } #end
#macro Quill(L, W) union { object { Feather(L,W) } cylinder { <0,0.05,-0.07>,<0,L*0.9,-0.035>,0.02 } } #end
#macro Wing(Side)
  union {
    #local I=0; #while (I<9) object { Quill(2.55-I*0.13,0.21) rotate z*(-166+I*8) translate <0.50+I*0.135,1.25+I*0.155-0.006*I*I,0.30> } #local I=I+1; #end
    #local I=0; #while (I<9) object { Quill(1.55-I*0.07,0.20) rotate z*(-160+I*8) translate <0.48+I*0.14,1.34+I*0.155-0.006*I*I,0.22> } #local I=I+1; #end
    #local I=0; #while (I<8) object { Quill(0.92-I*0.03,0.19) rotate z*(-154+I*8) translate <0.46+I*0.145,1.44+I*0.16-0.006*I*I,0.14> } #local I=I+1; #end
    sphere_sweep { b_spline 7, <0.0,0.9,0.2>,0.2,<0.2,1.15,0.2>,0.21,<0.55,1.50,0.2>,0.20,<0.95,2.05,0.18>,0.18,<1.45,2.55,0.2>,0.15,<1.72,2.6,0.22>,0.10,<1.9,2.35,0.22>,0.06 }
    translate y*-1.1 scale 1.30 translate y*1.1 scale <Side,1,1> rotate y*Side*-12 translate <0,1.95,0.36> }
#end
#declare Hair = union { #declare R=seed(3); #declare I=0; #while (I<190)
   #declare T=rand(R)*2*pi; #declare P=rand(R)*1.15; #declare V=<sin(P)*cos(T),cos(P),sin(P)*sin(T)>;
   #if (V.z>-0.52 | V.y>0.72) sphere_sweep { b_spline 5, V*0.43,0.05,V*0.47,0.055,V*0.5+<0.03*cos(T),-0.08,0.03>,0.055,V*0.50+<0.05*cos(T),-0.2,0.04>,0.05,V*0.50+<0.06*cos(T),-0.34,0.05>,0.04 tolerance 0.001 } #end
   #declare I=I+1; #end
   #declare I=0; #while (I<46) #declare T=I/46*pi*1.15-0.24; sphere_sweep { b_spline 6, <0.42*cos(T),0.1,0.36*sin(T)>,0.07,<0.45*cos(T),0,0.40*sin(T)>,0.075,<0.47*cos(T)+0.03*sin(I),-0.25,0.42*sin(T)>,0.08,<0.50*cos(T)-0.03*sin(I),-0.5,0.44*sin(T)>,0.075,<0.50*cos(T)+0.03*sin(I),-0.75,0.46*sin(T)>,0.06,<0.5*cos(T),-0.95,0.46*sin(T)>,0.03 tolerance 0.001 } #declare I=I+1; #end };
#declare Head = union {
  sphere { 0,0.44 scale <0.86,1.1,0.96> }
  sphere { 0,0.2 scale <0.8,0.6,0.7> translate <0,-0.33,-0.20> }
  cone { <0,0.06,-0.40>,0.035,<0,-0.12,-0.47>,0.065 } sphere { <0,-0.12,-0.455>,0.062 }
  sphere { 0,0.1 scale <1,0.45,0.6> translate <-0.155,0.03,-0.355> } sphere { 0,0.1 scale <1,0.45,0.6> translate <0.155,0.03,-0.355> }
  sphere { 0,0.08 scale <1.1,0.3,0.6> translate <0,-0.235,-0.385> } sphere { 0,0.07 scale <1,0.32,0.6> translate <0,-0.28,-0.375> }
  torus { 0.13,0.022 scale <1,1,1> rotate x*90 scale <1,0.5,1> translate <-0.155,0.06,-0.36> } torus { 0.13,0.022 rotate x*90 scale <1,0.5,1> translate <0.155,0.06,-0.36> }
  object { Hair } };
#declare Arms = union {
  #declare S=-1; #while (S<2)
    sphere_sweep { b_spline 7, <S*0.35,3.75,0>,0.22,<S*0.52,3.6,0>,0.24,<S*0.72,3.2,-0.08>,0.25,<S*0.72,2.75,-0.36>,0.27,<S*0.42,2.85,-0.72>,0.24,<S*0.12,3.06,-0.86>,0.15,<S*0.03,3.2,-0.9>,0.1 }
    cone { <S*0.66,2.72,-0.34>,0.32,<S*0.22,2.98,-0.80>,0.21 }
    sphere_sweep { b_spline 6, <S*0.10,2.9,-0.80>,0.11,<S*0.085,3.0,-0.86>,0.12,<S*0.07,3.2,-0.90>,0.10,<S*0.06,3.36,-0.92>,0.085,<S*0.05,3.5,-0.93>,0.07,<S*0.05,3.6,-0.94>,0.05 scale <0.85,1,1> }
    #declare S=S+2; #end };
#declare Angel = union {
  object { Robe } sphere { 0,1 scale <0.62,0.55,0.42> translate <0,3.45,0.02> } cylinder { <0,3.7,0>,<0,4.05,-0.02>,0.19 } torus { 0.27,0.09 scale <1.3,1,1> translate <0,3.80,0> }
  object { Head rotate x*-13 translate <0,4.42,-0.05> } object { Arms } object { Wing(1) } object { Wing(-1) }
  cylinder { <0,-0.35,0>,<0,0.03,0>,1.62 } torus { 1.58,0.06 translate y*0 } cylinder { <0,-0.75,0>,<0,-0.3,0>,1.85 } torus { 1.8,0.08 translate y*-0.36 }
  texture { Stone } translate y*0.75 };
#if (View=1) Studio(9,3) object { Angel rotate y*16 } Shot(<0,4.2,-18.5>,<0.1,2.95,0>,28) #end
#if (View=2) Studio(9,3) object { Angel rotate y*24 } Shot(<-1.5,5.4,-7.2>,<0.1,4.55,0>,27) #end
#if (View=3) // in a garden
  Lights(3) plane { y,0 pigment { bozo scale 0.25 turbulence 0.7 color_map { [0 rgb <0.10,0.17,0.04>] [1 rgb <0.20,0.29,0.08>] } } finish { ambient 0 diffuse 0.8 } normal { bumps 1.2 scale <0.04,0.3,0.04> } }
  box { <-20,0,8>,<20,12,9> pigment { rgb <0.012,0.03,0.008> } } #declare R=seed(5); #declare I=0; #while (I<42000) #declare X=rand(R)*30-15; #declare Y=rand(R)*11; sphere { 0,0.21 scale <1,0.12,0.55> rotate <rand(R)*90-75,rand(R)*360,rand(R)*60-30> translate <X,Y,7.2+rand(R)*1.1> pigment { rgb <0.05,0.135,0.03>*(0.5+rand(R)*1.3) } finish { ambient 0 diffuse 0.8 specular 0.15 roughness 0.05 } } #declare I=I+1; #end
  #declare I=0; #while (I<6) cylinder { <0,0,0>,<0,0.09,0>,1.5 scale <1.2,1,0.9> translate <-0.2+0.5*sin(I*2),0,-9+I*3> pigment { granite color_map { [0 rgb 0.4] [1 rgb 0.62] } } finish { diffuse 0.8 ambient 0 } } #declare I=I+1; #end
  object { Angel rotate y*-22 translate <0,0.05,1> } Shot(<1.5,4.0,-18.5>,<0,3.0,1>,26) #end
