// Squirrel plush toy: fur is grown, hair by hair, on ellipsoids.
#include "studio.inc"
#declare R = seed(11);
#macro Fur(N, Where, Radii, Len, Thick, ColA, ColB, Lean)
  #local I=0; #while (I<N)
    #local Z=2*rand(R)-1; #local T=2*pi*rand(R); #local S=sqrt(1-Z*Z);
    #local P=<S*cos(T),Z,S*sin(T)>; #local Nn=vnormalize(P/Radii);
    #local A=Where+P*Radii; #local D=vnormalize(Nn+Lean+0.55*<rand(R)-0.5,rand(R)-0.5,rand(R)-0.5>);
    #local L=Len*(0.65+0.6*rand(R)); #local Q=rand(R);
    cone { A-Nn*0.03,Thick,A+D*L,Thick*0.15 pigment { rgb ColA*(1-Q)+ColB*Q } finish { ambient 0.04 diffuse 0.95 specular 0.05 roughness 0.08 } }
    #local I=I+1; #end
  sphere { 0,1 scale Radii*0.985 translate Where pigment { rgb ColA*0.9 } finish { diffuse 0.8 ambient 0 } }
#end
#declare Rust=<0.62,0.27,0.10>; #declare Rust2=<0.78,0.42,0.19>; #declare Cream=<0.95,0.87,0.74>; #declare Cream2=<1.0,0.96,0.88>;
#declare K = 1.0;
#declare Squirrel = union {
  Fur(26000*K,<0,1.35,0>,<0.98,1.28,0.88>,0.16,0.012,Rust,Rust2,<0,-0.25,0>)
  Fur(11000*K,<0,1.30,-0.30>,<0.66,0.98,0.68>,0.15,0.012,Cream,Cream2,<0,-0.25,0>)
  Fur(20000*K,<0,2.98,-0.08>,<0.86,0.78,0.78>,0.13,0.011,Rust,Rust2,<0,-0.15,0.1>)
  Fur(6500*K,<-0.24,2.74,-0.58>,<0.36,0.30,0.34>,0.11,0.010,Cream,Cream2,<0,-0.2,0>)
  Fur(6500*K,<0.24,2.74,-0.58>,<0.36,0.30,0.34>,0.11,0.010,Cream,Cream2,<0,-0.2,0>)
  // ears with tufts
  Fur(3600*K,<-0.52,3.72,0.02>,<0.20,0.38,0.12>,0.12,0.010,Rust,Rust2,<-0.1,0.6,0>) Fur(3600*K,<0.52,3.72,0.02>,<0.20,0.38,0.12>,0.12,0.010,Rust,Rust2,<0.1,0.6,0>)
  Fur(700*K,<-0.55,4.05,0.02>,<0.06,0.08,0.05>,0.34,0.009,Rust*0.8,Rust,<-0.1,1.6,0>) Fur(700*K,<0.55,4.05,0.02>,<0.06,0.08,0.05>,0.34,0.009,Rust*0.8,Rust,<0.1,1.6,0>)
  // arms holding a nut, feet
  Fur(5000*K,<-0.70,1.72,-0.52>,<0.25,0.46,0.27>,0.12,0.011,Rust,Rust2,<0,-0.3,0>) Fur(5000*K,<0.70,1.72,-0.52>,<0.25,0.46,0.27>,0.12,0.011,Rust,Rust2,<0,-0.3,0>)
  Fur(3200*K,<-0.40,1.50,-0.86>,<0.22,0.19,0.22>,0.10,0.010,Rust,Rust2,<0,-0.2,-0.2>) Fur(3200*K,<0.40,1.50,-0.86>,<0.22,0.19,0.22>,0.10,0.010,Rust,Rust2,<0,-0.2,-0.2>)
  Fur(6500*K,<-0.60,0.26,-0.62>,<0.36,0.25,0.62>,0.11,0.011,Rust,Rust2,<0,-0.1,-0.2>) Fur(6500*K,<0.60,0.26,-0.62>,<0.36,0.25,0.62>,0.11,0.011,Rust,Rust2,<0,-0.1,-0.2>)
  // the tail, an S of tufts
  #declare I=0; #while (I<11)
    #declare F=I/10; #declare TX=1.05+0.62*sin(F*4.4); #declare TY=0.55+3.3*F; #declare TR=0.40+0.34*sin(F*pi*0.92+0.25);
    Fur(5200*K,<TX*0.9,TY,0.62>,<TR,0.46,TR*0.72>,0.30,0.012,Rust*0.92,Rust2*1.08,<0.15,0.5,0>)
    #declare I=I+1; #end
  // face
  sphere { <-0.33,3.13,-0.83>,0.15 } sphere { <0.33,3.13,-0.83>,0.15 } sphere { 0,0.14 scale <1.25,0.85,0.8> translate <0,2.93,-1.02> }
  // hazelnut
  union { sphere { 0,0.36 scale <1,1.05,1> pigment { gradient x turbulence 0.3 scale 0.12 color_map { [0 rgb <0.36,0.17,0.06>] [1 rgb <0.46,0.24,0.09>] } } finish { diffuse 0.75 specular 0.3 roughness 0.03 ambient 0 } }
    sphere { <0,0.16,0>,0.34 scale <1,0.7,1> translate y*0.05 pigment { rgb <0.66,0.50,0.30> } finish { diffuse 0.8 ambient 0 } normal { granite 0.4 scale 0.1 } } rotate x*10 translate <0,1.55,-1.12> }
  texture { pigment { rgb 0.012 } finish { ambient 0 diffuse 0.5 specular 0.9 roughness 0.004 reflection { 0.04,0.25 } } }
};
#declare Label = union { box { <-0.16,-0.22,0>,<0.16,0.22,0.01> pigment { rgb 0.9 } } object { Words("LUJIANG",0.065,<0,0.05,-0.001>) texture { Print_Ink } } object { Words("CE  EN71",0.055,<0,-0.08,-0.001>) texture { Print_Ink } } };
#if (View=1) Studio(8,2.6) object { Squirrel rotate y*10 translate <-0.35,0,0> } Shot(<1.4,3.4,-12.5>,<0.05,2.02,0.1>,27) #end
#if (View=2) Studio(8,2.6) object { Squirrel rotate y*16 translate <-0.35,0,0> } Shot(<0.2,3.5,-7.6>,<-0.28,2.85,-0.2>,22) #end
#if (View=3) Studio(9,2.8) object { Carton(3.9,3.3,2.6,"PLUSH TOY","LB-P30 / 30 cm / 24 pieces") rotate y*-12 translate <2.15,0,2.3> }
  object { Squirrel rotate y*22 translate <-1.35,0,-0.6> } object { Label rotate y*10 translate <-2.05,0.75,-1.75> } Shot(<0.2,3.6,-15.5>,<0.55,1.95,0.4>,30) #end
