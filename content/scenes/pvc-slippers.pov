// PVC slippers: bath slides with a moulded strap.
#include "studio.inc"
#declare Colour = <0.07,0.23,0.34>;
#declare PVC = texture { pigment { rgb Colour } finish { ambient 0 diffuse 0.75 specular 0.35 roughness 0.03 reflection { 0.005,0.06 } } normal { granite 0.015 scale 0.1 } };
// the outline of a left foot, heel at z=-3, toes at z=3
#macro Outline(Scale, Y0, Y1)
  prism { cubic_spline Y0, Y1, 17,
    <-0.80,-2.5>*Scale,<-0.15,-3.1>*Scale,<0.55,-2.95>*Scale,<0.92,-2.3>*Scale,<0.93,-1.2>*Scale,<0.95,0>*Scale,<1.22,1.2>*Scale,<1.30,2.1>*Scale,<0.98,2.85>*Scale,<0.30,3.15>*Scale,<-0.45,2.9>*Scale,<-0.98,2.0>*Scale,<-1.10,0.8>*Scale,<-0.92,-1.0>*Scale,<-0.80,-2.5>*Scale,<-0.15,-3.1>*Scale,<0.55,-2.95>*Scale }
#end
#macro Slide(Side)
  union {
    difference {
      union { #local I=0; #while (I<6) object { Outline(1+0.012*sin(pi*I/5)+0.0, 0.07*I, 0.07*I+0.075) } #local I=I+1; #end
              object { Outline(0.985, 0.40, 0.50) } }
      object { Outline(0.88, 0.415, 1) }
    }
    // footbed with massage dots
    object { Outline(0.90, 0.30, 0.43) }
    #local A=0; #while (A<17) #local B=0; #while (B<9)
      #local PX=-0.8+B*0.2+0.1*mod(A,2); #local PZ=-2.45+A*0.31;
      #if (PX>-0.78+0.0*PZ & PX<0.74+(PZ>0)*0.16*PZ*0.9 & PX>-0.66-(PZ>0)*0.09*PZ) sphere { <PX,0.43,PZ>,0.055 scale <1,1,1> } #end
      #local B=B+1; #end #local A=A+1; #end
    // strap: an arch over the instep
    difference {
      intersection { cylinder { <0,0,0>,<0,0,2.1>,1 scale <1.36,1.42,1> translate <0.08,0.1,0.15> } box { <-3,0.05,0>,<3,3,3> } }
      cylinder { <0,0,-1>,<0,0,4>,1 scale <1.22,1.28,1> translate <0.08,0.1,0> }
      cylinder { <-3,0,0>,<3,0,0>,1 scale <1,1.35,0.62> translate <0,1.55,2.45> }
      cylinder { <-3,0,0>,<3,0,0>,1 scale <1,1.2,0.42> translate <0,1.6,0.02> }
      #local I=0; #while (I<5) torus { 1,0.022 rotate x*90 scale <1.365,1.425,1> translate <0.08,0.1,0.72+I*0.22> } #local I=I+1; #end }
    texture { PVC }
    scale <Side,1,1> }
#end
#declare Sole = union { #declare I=0; #while (I<11) box { <-0.9,-0.03,-2.5+I*0.5>,<0.9,0.02,-2.3+I*0.5> } #declare I=I+1; #end texture { PVC } };
#if (View=1) Studio(8,2.4) object { Slide(1) rotate y*-16 translate <1.45,0,0> } object { Slide(-1) rotate y*-26 translate <-1.6,0,-0.3> } Shot(<2.2,6.6,-11>,<-0.05,0.45,0.1>,32) #end
#if (View=2) Studio(8,2.4) object { Slide(1) rotate y*-38 } Shot(<1.5,4.6,-6.8>,<0,0.62,0.1>,32) #end
#if (View=3) Studio(9,2.6)
  object { Carton(5.2,3.4,3.2,"PVC SLIPPERS","LB-S10 / EU 36-45 / 40 pairs") rotate y*-10 translate <1.1,0,2.9> }
  object { Slide(1) rotate y*24 rotate x*0 translate <0.4,0,-1.3> } object { Slide(-1) rotate y*14 translate <-2.2,0,-0.7> } Shot(<-0.4,6.0,-15.5>,<-0.15,1.4,0.6>,33) #end
