// 200cc ATV: tyres with lugs, tube frame, swing arms, engine, plastics, racks.
#include "studio.inc"
#declare Red = texture { pigment { rgb <0.62,0.035,0.025> } finish { ambient 0 diffuse 0.75 specular 0.7 roughness 0.005 reflection { 0.02,0.22 fresnel on } } } 
#declare RedI = interior { ior 1.5 };
#declare Frame = texture { pigment { rgb <0.035,0.035,0.038> } finish { ambient 0 diffuse 0.7 specular 0.5 roughness 0.02 reflection 0.03 } };
#declare Cast = texture { pigment { rgb <0.52,0.53,0.54> } finish { ambient 0 diffuse 0.5 specular 0.5 roughness 0.03 metallic reflection { 0.10 metallic } } normal { granite 0.06 scale 0.05 } };
// a wheel: its axle along z, W wide, the rim's face at -z
#macro Wheel(Ro, Rr, W)
  union {
    union {
      #local I=0; #while (I<7) torus { (Ro+Rr)/2, (Ro-Rr)/2 scale <1,1,1> rotate x*90 scale <1,1,0.9> translate z*((I-3)/3*(W/2-(Ro-Rr)*0.36)) } #local I=I+1; #end
      #local N=22; #local I=0; #while (I<N)
        superellipsoid { <0.25,0.3> scale <0.075,0.055,W*0.17> rotate y*24 translate <0,Ro-0.005,-W*0.20> rotate z*I*360/N }
        superellipsoid { <0.25,0.3> scale <0.075,0.055,W*0.17> rotate y*-24 translate <0,Ro-0.005,W*0.20> rotate z*(I+0.5)*360/N }
        superellipsoid { <0.3,0.3> scale <0.06,0.13,0.06> rotate x*-26 translate <0,Ro-0.13,-W*0.50> rotate z*(I+0.5)*360/N }
        superellipsoid { <0.3,0.3> scale <0.06,0.13,0.06> rotate x*26 translate <0,Ro-0.13,W*0.50> rotate z*I*360/N }
        #local I=I+1; #end
      texture { Rubber } }
    union {
      difference { cylinder { <0,0,-W*0.44>,<0,0,W*0.44>,Rr+0.02 } cylinder { <0,0,-W>,<0,0,-W*0.14>,Rr-0.07 } cylinder { <0,0,W*0.14>,<0,0,W>,Rr-0.07 }
        #local I=0; #while (I<8) cylinder { <0,Rr*0.62,-W>,<0,Rr*0.62,W>,Rr*0.13 rotate z*I*45 } #local I=I+1; #end }
      torus { Rr-0.01,0.035 rotate x*90 translate z*-W*0.44 } torus { Rr-0.01,0.035 rotate x*90 translate z*W*0.44 }
      cylinder { <0,0,-W*0.30>,<0,0,0>,Rr*0.28 } cone { <0,0,-W*0.36>,Rr*0.16,<0,0,-W*0.28>,Rr*0.24 }
      texture { pigment { rgb <0.10,0.10,0.105> } finish { ambient 0 diffuse 0.6 specular 0.6 roughness 0.02 reflection { 0.05 } } } }
    #local I=0; #while (I<4) cylinder { <0,Rr*0.20,-W*0.33>,<0,Rr*0.20,-W*0.2>,0.028 rotate z*I*90 texture { Chrome } } #local I=I+1; #end
  }
#end
#macro Spring(A, B, R, T, N)   // a shock absorber from A to B
  union { cylinder { A,B,R*0.42 texture { Chrome } } cylinder { A,A+(B-A)*0.4,R*0.62 texture { Frame } }
    #local D=vnormalize(B-A); #local U=vnormalize(vcross(D,<0,0,1>)); #local V=vcross(D,U);
    sphere_sweep { cubic_spline N*8+1 #local I=0; #while (I<=N*8) A+(B-A)*(0.12+0.80*I/(N*8))+(U*cos(I*pi/4)+V*sin(I*pi/4))*R, T #local I=I+1; #end texture { Red } } }
#end
// a fender: part of a shell of revolution about z
#macro Fender(Ro, W, From, To)
  intersection {
    difference { union { cylinder { <0,0,-W/2>,<0,0,W/2>,Ro } torus { Ro-0.06,0.10 rotate x*90 translate z*-W/2 } } cylinder { <0,0,-W>,<0,0,W*0.47>,Ro-0.075 } torus { Ro-0.09,0.085 rotate x*90 translate z*-W/2 } }
    plane { -y,0 rotate z*From } plane { y,0 rotate z*To } 
    texture { Red } interior { RedI } }
#end
#macro Rod(A,B,R) cylinder { A,B,R } sphere { A,R } sphere { B,R } #end
#macro Side(S)   // S=-1 near, +1 far; x forward is -x
  union {
    object { Wheel(0.98,0.46,0.74) #if (S>0) rotate y*180 #end translate <-2.45,0.98,S*1.52> }
    object { Wheel(0.98,0.46,0.92) #if (S>0) rotate y*180 #end translate <2.25,0.98,S*1.48> }
    // front arms, shock
    union { Rod(<-2.45,0.92,S*1.2>,<-1.95,1.05,S*0.42>,0.055) Rod(<-2.45,0.92,S*1.2>,<-2.85,1.05,S*0.42>,0.055) Rod(<-2.45,1.16,S*1.15>,<-2.2,1.38,S*0.45>,0.05) texture { Frame } }
    object { Spring(<-2.42,1.1,S*0.98>,<-2.15,2.12,S*0.52>,0.13,0.034,7) }
    // fenders
    union {
      sphere_sweep { b_spline 7, <-3.5,1.5,S*1.4>,0.05,<-3.45,1.85,S*1.4>,0.06,<-3.2,2.12,S*1.4>,0.06,<-2.5,2.28,S*1.4>,0.06,<-1.85,2.12,S*1.4>,0.06,<-1.45,1.62,S*1.4>,0.06,<-1.3,1.2,S*1.4>,0.06 scale <1,1,1> }
      texture { Frame } }
    object { Fender(1.34,0.95,-28,-6) #if (S>0) scale <1,1,-1> #end scale <1,0.98,1> rotate z*0 translate <-2.45,0.98,S*1.42> }
    object { Fender(1.30,0.98,-30,28) rotate z*90 #if (S>0) scale <1,1,-1> #end translate <-2.43,0.98,S*1.40> }
    object { Fender(1.30,0.98,-62,48) rotate z*78 #if (S>0) scale <1,1,-1> #end translate <2.2,0.98,S*1.36> }
    // foot board
    union { superellipsoid { <0.2,0.3> scale <0.95,0.05,0.42> translate <-0.15,0.78,S*1.18> }
      #local I=0; #while (I<6) box { <-0.75+I*0.24,0.80,S*1.18-0.34>,<-0.68+I*0.24,0.86,S*1.18+0.34> } #local I=I+1; #end
      superellipsoid { <0.2,0.3> scale <0.08,0.55,0.42> rotate z*24 translate <-1.22,1.2,S*1.18> }
      superellipsoid { <0.2,0.3> scale <0.08,0.50,0.42> rotate z*-24 translate <0.92,1.15,S*1.18> } texture { Black_Plastic } }
    // handlebar half, grip, lever, headlamp
    union { sphere_sweep { b_spline 6, <-1.35,2.85,0>,0.055,<-1.35,2.85,S*0.15>,0.055,<-1.22,3.05,S*0.45>,0.055,<-1.05,3.18,S*0.8>,0.055,<-0.95,3.18,S*1.15>,0.055,<-0.90,3.16,S*1.4>,0.055 } Rod(<-1.25,3.14,S*0.85>,<-1.15,3.08,S*1.3>,0.025) texture { Frame } }
    cylinder { <-1.02,3.18,S*0.88>,<-0.93,3.17,S*1.32>,0.095 texture { Rubber } }
    union { superellipsoid { <0.4,0.5> scale <0.14,0.19,0.28> texture { Frame } } superellipsoid { <0.5,0.5> scale <0.06,0.15,0.24> translate x*-0.11 pigment { rgbf <0.95,0.96,1,0.25> } finish { ambient 0 diffuse 0.5 specular 1 roughness 0.002 reflection { 0.1,0.6 fresnel on } } interior { ior 1.5 } }
      rotate <0,S*-14,12> translate <-3.28,1.98,S*0.52> }
    // tail lamp, rear shock, engine guard
    box { <3.28,1.98,S*0.7-0.2>,<3.34,2.12,S*0.7+0.2> pigment { rgb <0.55,0.01,0.01> } finish { specular 0.8 diffuse 0.6 } }
    object { Spring(<1.85,1.12,S*0.45>,<1.05,2.02,S*0.42>,0.14,0.036,7) }
    union { Rod(<-2.9,0.95,S*0.4>,<-1.0,0.72,S*0.44>,0.06) Rod(<-1.0,0.72,S*0.44>,<0.8,0.72,S*0.44>,0.06) Rod(<0.8,0.72,S*0.44>,<1.5,1.7,S*0.42>,0.06) Rod(<-2.2,1.95,S*0.42>,<1.6,1.95,S*0.42>,0.06) Rod(<-2.9,0.95,S*0.4>,<-2.2,1.95,S*0.42>,0.06) Rod(<-1.0,0.72,S*0.44>,<-1.3,1.95,S*0.42>,0.06) Rod(<1.0,1.1,S*0.42>,<2.25,0.98,S*0.5>,0.075)
      // racks
      Rod(<-3.15,2.62,S*0.85>,<-1.75,2.66,S*0.85>,0.045) Rod(<-2.9,2.62,S*0.5>,<-2.7,2.1,S*0.5>,0.04) Rod(<-2.0,2.66,S*0.5>,<-2.0,2.2,S*0.5>,0.04)
      Rod(<1.45,2.62,S*0.95>,<3.25,2.66,S*0.95>,0.045) Rod(<1.75,2.62,S*0.6>,<1.75,2.2,S*0.6>,0.04) Rod(<3.0,2.66,S*0.6>,<2.9,2.15,S*0.6>,0.04)
      Rod(<-3.5,1.05,S*0.35>,<-3.55,1.75,S*0.35>,0.05) Rod(<-3.5,1.05,S*0.35>,<-2.9,0.95,S*0.4>,0.05) Rod(<-3.55,1.75,S*0.35>,<-3.0,1.85,S*0.4>,0.05)
      texture { Frame } }
  }
#end
#declare Atv = union {
  object { Side(-1) } object { Side(1) }
  cylinder { <2.25,0.98,-1.3>,<2.25,0.98,1.3>,0.09 texture { Frame } }
  union { #declare I=0; #while (I<7) Rod(<-3.15+I*0.233,2.63,-0.85>,<-3.15+I*0.233,2.63,0.85>,0.03) Rod(<1.45+I*0.3,2.63,-0.95>,<1.45+I*0.3,2.63,0.95>,0.03) #declare I=I+1; #end
    Rod(<-3.53,1.4,-0.6>,<-3.53,1.4,0.6>,0.05) Rod(<-3.55,1.75,-0.35>,<-3.55,1.75,0.35>,0.05) Rod(<-1.62,2.2,0>,<-1.35,2.88,0>,0.08) texture { Frame } }
  // hood, tank, side panels
  union {
    superellipsoid { <0.55,0.45> scale <0.86,0.22,0.62> rotate z*9 translate <-2.5,2.14,0> }
    superellipsoid { <0.5,0.4> scale <0.45,0.20,0.55> rotate z*38 translate <-3.12,1.92,0> }
    superellipsoid { <0.6,0.5> scale <0.62,0.34,0.42> translate <-0.82,2.12,0> }
    superellipsoid { <0.4,0.3> scale <1.02,0.13,0.98> rotate z*-3 translate <2.25,2.16,0> }
    texture { Red } interior { RedI } }
  union { superellipsoid { <0.3,0.3> scale <0.46,0.20,0.40> rotate z*-22 translate <-0.82,1.62,-0.44> } superellipsoid { <0.3,0.3> scale <0.46,0.20,0.40> rotate z*-22 translate <-0.82,1.62,0.44> } superellipsoid { <0.3,0.3> scale <0.8,0.18,0.5> translate <0.7,1.85,0> } superellipsoid { <0.3,0.3> scale <0.16,0.12,0.2> translate <-1.40,3.0,0> } texture { Black_Plastic } }
  // seat
  union { sphere_sweep { b_spline 7, <-0.7,2.35,0>,0.34,<-0.3,2.30,0>,0.38,<0.15,2.22,0>,0.42,<0.7,2.25,0>,0.45,<1.3,2.40,0>,0.46,<1.75,2.55,0>,0.42,<2.0,2.6,0>,0.36 scale <1,1,1.12> }
     texture { pigment { rgb <0.028,0.028,0.03> } finish { ambient 0 diffuse 0.75 specular 0.22 roughness 0.06 } normal { crackle 0.10 scale 0.035 } } }
  // engine: crankcase, finned cylinder, exhaust
  union { superellipsoid { <0.4,0.4> scale <0.62,0.42,0.42> translate <0.0,1.02,0> } cylinder { <0.15,1.0,-0.55>,<0.15,1.0,0.55>,0.33 } cylinder { <-0.35,0.98,-0.50>,<-0.35,0.98,0.50>,0.24 }
    #declare I=0; #while (I<9) superellipsoid { <0.2,0.2> scale <0.34,0.022,0.36> translate <0,0,0> rotate z*14 translate <-0.22-I*0.016,1.42+I*0.066,0> } #declare I=I+1; #end
    cylinder { <-0.22,1.3,0>,<-0.36,2.0,0>,0.24 } texture { Cast } }
  sphere_sweep { b_spline 7, <-0.55,1.8,-0.1>,0.07,<-0.7,1.7,-0.25>,0.07,<-0.72,1.3,-0.52>,0.075,<-0.2,1.1,-0.62>,0.075,<0.6,1.35,-0.60>,0.075,<1.2,1.55,-0.58>,0.08,<1.6,1.6,-0.58>,0.08 texture { Chrome } }
  cylinder { <1.2,1.52,-0.58>,<2.5,1.72,-0.58>,0.19 texture { Brushed } } cylinder { <2.5,1.72,-0.58>,<2.66,1.745,-0.58>,0.09 texture { Frame } }
  object { Words("200", 0.34, <0,0,0>) rotate x*0 translate <-0.82,2.10,-0.425> pigment { rgb 0.9 } finish { diffuse 0.8 } }
};
#if (View=1) Studio(10,4) object { Atv rotate y*-36 } Shot(<-1.0,5.6,-20>,<0,1.5,0>,24) #end
#if (View=2) Studio(10,4) object { Atv rotate y*28 } Shot(<-8.2,3.6,-8.6>,<-1.75,1.62,-1.1>,24) #end
#if (View=3) Studio(10,4) object { Atv rotate y*38 } Shot(<1.5,6.0,-20>,<0,1.45,0>,25) #end
