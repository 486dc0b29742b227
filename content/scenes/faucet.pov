// Stainless steel kitchen faucet with a pull-out spray.
#include "studio.inc"
#macro Tube(N, P, R) sphere_sweep { cubic_spline N P } #end
#declare Neck = union {
  cylinder { <0,1.2,0>,<0,4.6,0>,0.20 }
  #declare T=0; intersection { torus { 1.15,0.20 rotate x*90 } plane { -y,0 } translate <-1.15,4.6,0> }
  cylinder { <-2.3,4.6,0>,<-2.3,4.25,0>,0.20 } };
#declare Spray = union {
  cone { <-2.3,4.25,0>,0.215,<-2.3,3.2,0>,0.27 } cone { <-2.3,3.2,0>,0.27,<-2.3,3.06,0>,0.24 }
  torus { 0.212,0.015 translate <-2.3,4.25,0> } };
#declare Faucet = union {
  union {
    cylinder { <0,0,0>,<0,0.10,0>,0.52 } torus { 0.49,0.03 translate y*0.09 }
    cylinder { <0,0.1,0>,<0,1.9,0>,0.34 } cone { <0,1.9,0>,0.34,<0,2.05,0>,0.21 } torus { 0.335,0.012 translate y*0.9 }
    object { Neck } object { Spray }
    cylinder { <0,1.3,0>,<0.62,1.3,0>,0.26 } torus { 0.255,0.012 rotate z*90 translate <0.45,1.3,0> }
    sphere_sweep { b_spline 6, <0.5,1.30,0>,0.12,<0.55,1.36,0>,0.12,<0.72,1.60,0>,0.11,<0.98,2.15,0>,0.085,<1.20,2.65,0>,0.075,<1.3,2.9,0>,0.07 }
    texture { Brushed } }
  cylinder { <-2.3,3.05,0>,<-2.3,3.10,0>,0.225 texture { Black_Plastic } }
  box { <-2.36,3.55,-0.30>,<-2.24,3.85,-0.20> texture { Black_Plastic } }
  #declare I=0; #while (I<18) cylinder { <0.155,3.03,0>,<0.155,3.06,0>,0.018 rotate y*I*20 translate x*-2.3 texture { Rubber } } #declare I=I+1; #end
  object { Words("LUJIANG", 0.12, <0,0.55,-0.342>) pigment { rgb 0.12 } finish { diffuse 0.6 } }
};
#if (View=1) Studio(8,3) object { Faucet rotate y*28 translate <0.75,0,0> } Shot(<0,4.6,-17>,<-0.02,2.85,0>,24) #end
#if (View=2) Studio(8,3) object { Faucet rotate y*30 translate <0.75,0,0> } Shot(<-3.9,2.6,-5.2>,<-1.15,3.7,0.75>,29) #end
#if (View=3)
  Lights(3)
  // at the sink
  difference { box { <-9,-0.5,-3.2>,<9,0.02,3.2> } superellipsoid { <0.2,0.2> scale <2.6,2,1.5> translate <-1.9,0,-0.9> } texture { pigment { granite scale 0.5 color_map { [0 rgb <0.18,0.185,0.19>] [0.5 rgb <0.28,0.285,0.29>] [1 rgb <0.46,0.46,0.46>] } } finish { ambient 0 diffuse 0.7 specular 0.3 roughness 0.01 reflection { 0.02,0.14 fresnel on } } } interior { ior 1.5 } }
  difference { superellipsoid { <0.2,0.2> scale <2.6,1.8,1.5> translate <-1.9,-0.03,-0.9> } superellipsoid { <0.2,0.2> scale <2.52,1.72,1.42> translate <-1.9,0.02,-0.9> } box { <-9,0.03,-5>,<9,5,5> } texture { Brushed } }
  object { Faucet rotate y*38 translate <-0.1,0.02,1.6> }
  box { <-12,0.02,3.2>,<12,14,3.4> texture { pigment { brick rgb <0.80,0.80,0.78>, rgb <0.93,0.935,0.925> brick_size <2.4,0.8,3> mortar 0.03 } finish { ambient 0 diffuse 0.75 specular 0.3 roughness 0.01 reflection { 0.01,0.08 fresnel on } } } interior { ior 1.5 } }
  Shot(<-5.6,6.2,-13>,<-0.85,2.35,0.7>,27)
#end
