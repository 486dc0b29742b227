// Fin-and-tube evaporator for refrigerators.
#include "studio.inc"
#declare Alu = texture { pigment { rgb <0.80,0.81,0.82> } finish { ambient 0 diffuse 0.45 specular 0.4 roughness 0.03 metallic reflection { 0.20 metallic } } };
#declare Copper = texture { pigment { rgb <0.76,0.36,0.20> } finish { ambient 0 diffuse 0.35 specular 0.7 roughness 0.01 metallic reflection { 0.36 metallic } } };
#declare L=7.2; #declare H=3.0; #declare D=1.1; #declare Rows=6;
#declare Fin = difference { box { <0,0,0>,<0.022,H,D> }
  #declare I=0; #while (I<Rows) cylinder { <-1,0.25+I*0.5,D*0.28>,<1,0.25+I*0.5,D*0.28>,0.15 } cylinder { <-1,0.25+I*0.5,D*0.72>,<1,0.25+I*0.5,D*0.72>,0.15 } #declare I=I+1; #end };
#declare Coil = union {
  #declare X=0; #while (X<L) object { Fin translate x*X texture { Alu } } #declare X=X+0.085; #end
  box { <-0.14,-0.12,-0.05>,<-0.06,H+0.12,D+0.05> texture { Alu } } box { <L+0.06,-0.12,-0.05>,<L+0.14,H+0.12,D+0.05> texture { Alu } }
  union {
    #declare I=0; #while (I<Rows) #declare J=0; #while (J<2)
      cylinder { <-0.35,0.25+I*0.5,D*(0.28+0.44*J)>,<L+0.35,0.25+I*0.5,D*(0.28+0.44*J)>,0.145 }
      #declare J=J+1; #end #declare I=I+1; #end
    // U-bends: on the right between rows, on the left shifted by one
    #declare I=0; #while (I<Rows) #declare J=0; #while (J<2)
      #if (mod(I,2)=0) intersection { torus { 0.25,0.145 rotate x*90 } plane { -x,0 } translate <L+0.35,0.5+I*0.5,D*(0.28+0.44*J)> } #end
      #if (mod(I,2)=1 & I<Rows-1) intersection { torus { 0.25,0.145 rotate x*90 } plane { x,0 } translate <-0.35,0.5+I*0.5,D*(0.28+0.44*J)> } #end
      #declare J=J+1; #end #declare I=I+1; #end
    intersection { torus { D*0.22,0.145 rotate y*0 } plane { x,0 } translate <-0.35,0.25,D*0.5> }
    sphere_sweep { cubic_spline 7, <-0.2,H-0.25,D*0.28>,0.145,<-0.35,H-0.25,D*0.28>,0.145,<-0.9,H-0.25,D*0.28>,0.145,<-1.15,H+0.05,D*0.28>,0.145,<-1.15,H+0.7,D*0.28>,0.145,<-1.15,H+1.2,D*0.28>,0.145,<-1.15,H+1.5,D*0.28>,0.145 }
    sphere_sweep { cubic_spline 7, <-0.2,H-0.25,D*0.72>,0.145,<-0.35,H-0.25,D*0.72>,0.145,<-0.70,H-0.25,D*0.72>,0.145,<-0.85,H+0.05,D*0.74>,0.145,<-0.85,H+0.7,D*0.74>,0.145,<-0.85,H+1.0,D*0.74>,0.145,<-0.85,H+1.3,D*0.74>,0.145 }
    texture { Copper } }
  cylinder { <-1.15,H+1.0,D*0.28>,<-1.15,H+1.28,D*0.28>,0.19 texture { pigment { rgb <0.75,0.05,0.04> } finish { diffuse 0.7 specular 0.4 } } }
  cylinder { <-0.85,H+0.85,D*0.74>,<-0.85,H+1.1,D*0.74>,0.19 texture { pigment { rgb <0.75,0.05,0.04> } finish { diffuse 0.7 specular 0.4 } } }
  translate <-L/2,0.12,-D/2> };
#if (View=1) Studio(8,3) object { Coil rotate y*24 } Shot(<0.2,5.4,-16.5>,<-0.12,1.75,0>,29) #end
#if (View=2) Studio(8,3) object { Coil rotate y*32 } Shot(<7.2,4.2,-8.2>,<2.45,1.75,-1.6>,26) #end
#if (View=3) Studio(9,3)
  object { Carton(8.6,3.6,2.6,"EVAPORATOR","LB-EV6 / R600a / 6 rows") rotate y*12 translate <0.5,0,2.3> }
  object { Coil scale 0.86 rotate y*24 translate <-0.4,0,-1.2> } Shot(<0.2,6.4,-17.5>,<0.1,2.0,0.4>,33) #end
