// The packing hall: racks, cartons on pallets, daylight from the roof.
#include "studio.inc"
#declare Rd = seed(21);
plane { y,0 pigment { rgb <0.52,0.54,0.53> } finish { ambient 0 diffuse 0.7 specular 0.2 roughness 0.02 reflection { 0.02,0.18 fresnel on } } interior { ior 1.45 } }
#macro Pallet() union { #local I=0; #while (I<5) box { <-1.2+I*0.5,0.24,-1>,<-0.85+I*0.5,0.30,1> } #local I=I+1; #end box { <-1.2,0,-1>,<-1.0,0.24,1> } box { <-0.1,0,-1>,<0.1,0.24,1> } box { <0.95,0,-1>,<1.15,0.24,1> } pigment { rgb <0.55,0.40,0.24> } finish { diffuse 0.8 ambient 0 } } #end
#macro Load() union { object { Pallet() } #local L=0; #local N=2+floor(rand(Rd)*2.2); #while (L<N) #local X=0; #while (X<2) #local Z=0; #while (Z<2)
   box { <-1.14+X*1.15,0.31+L*0.86,-0.98+Z*0.99>,<-0.03+X*1.15,0.31+L*0.86+0.84,-0.02+Z*0.99> texture { Kraft } } box { <-0.70+X*1.15,0.31+L*0.86+0.5,-0.985+Z*0.99>,<-0.46+X*1.15,0.31+L*0.86+0.85,-0.98+Z*0.99> pigment { rgb <0.64,0.48,0.31> } }
   box { <-0.98+X*1.15,0.31+L*0.86+0.14,-0.985+Z*0.99>,<-0.66+X*1.15,0.31+L*0.86+0.36,-0.98+Z*0.99> pigment { rgb 0.86 } }
   #local Z=Z+1; #end #local X=X+1; #end #local L=L+1; #end } #end
#declare Steel = texture { pigment { rgb <0.05,0.16,0.36> } finish { ambient 0 diffuse 0.7 specular 0.3 roughness 0.04 } };
#declare Beam = texture { pigment { rgb <0.80,0.29,0.04> } finish { ambient 0 diffuse 0.75 specular 0.3 roughness 0.04 } };
#macro Rack(Z0, N, S) #local B=0; #while (B<N) #local Zc=Z0+B*6.2;
   union { box { <-0.12,0,Zc-0.1>,<0.12,12.6,Zc+0.1> translate x*-1.3 } box { <-0.12,0,Zc-0.1>,<0.12,12.6,Zc+0.1> translate x*1.3 }
     #local Q=0; #while (Q<6) cylinder { <-1.3,Q*2,Zc>,<1.3,Q*2+2,Zc>,0.05 } #local Q=Q+1; #end texture { Steel } translate x*S }
   #local V=0; #while (V<4) 
     union { box { <-1.42,V*3.9-0.32,Zc>,<-1.28,V*3.9,Zc+6.2> } box { <1.28,V*3.9-0.32,Zc>,<1.42,V*3.9,Zc+6.2> } texture { Beam } translate x*S }
     #local P=0; #while (P<2) #if (rand(Rd)<0.88) object { Load() rotate y*90 translate <S,V*3.9+0.01,Zc+1.65+P*2.9> } #end #local P=P+1; #end
     #local V=V+1; #end #local B=B+1; #end #end
Rack(-4,8,-6.5) Rack(-4,8,6.5)
object { Load() translate <-2.9,0,4> } object { Load() translate <2.7,0,11> } object { Load() rotate y*4 translate <2.8,0,1.2> } object { Load() translate <-2.7,0,19> }
// walls, roof, skylights
box { <-14,0,47>,<14,20,47.4> pigment { rgb <0.80,0.81,0.80> } finish { diffuse 0.8 ambient 0 } } box { <-14,0,-14>,<-13.6,20,48> pigment { rgb 0.8 } finish { diffuse 0.8 } } box { <13.6,0,-14>,<14,20,48> pigment { rgb 0.8 } finish { diffuse 0.8 } }
box { <-4,0,46.9>,<4,7,46.95> pigment { gradient y color_map { [0.92 rgb <0.62,0.66,0.69>] [0.92 rgb 0.42] } scale 0.6 } finish { diffuse 0.8 } }
difference { box { <-14,15.5,-14>,<14,15.9,48> } #declare I=0; #while (I<8) box { <-9.5,15,-9+I*7>,<-3.5,16,-6.5+I*7> } box { <3.5,15,-9+I*7>,<9.5,16,-6.5+I*7> } #declare I=I+1; #end pigment { rgb 0.78 } finish { diffuse 0.8 ambient 0 } }
#declare I=0; #while (I<8) box { <-13.6,14.9,-11+I*7>,<13.6,15.4,-10.7+I*7> texture { pigment { rgb 0.6 } finish { diffuse 0.7 } } }
  box { <-9.5,16.2,-9+I*7>,<-3.5,16.3,-6.5+I*7> pigment { rgb 1 } finish { emission 1.7 } } box { <3.5,16.2,-9+I*7>,<9.5,16.3,-6.5+I*7> pigment { rgb 1 } finish { emission 1.7 } }
  #if (mod(I,2)=0) light_source { <0,14.5,-7+I*7> rgb 0.36 area_light x*14, z*2.5, 4,2 adaptive 0 jitter fade_distance 16 fade_power 1.6 } #end #declare I=I+1; #end
light_source { <0,9,-13> rgb 0.30 area_light x*12,y*6,3,3 adaptive 0 jitter }
union { box { <-1.62,0.003,-14>,<-1.5,0.006,47> } box { <1.5,0.003,-14>,<1.62,0.006,47> } pigment { rgb <0.85,0.62,0.05> } finish { diffuse 0.8 } }
#if (View=3) box { <-14,0,-14.4>,<14,20,-14> pigment { rgb <0.80,0.81,0.80> } finish { diffuse 0.8 ambient 0 } } box { <-4,0,-13.98>,<4,7,-13.95> pigment { gradient y color_map { [0.92 rgb <0.62,0.66,0.69>] [0.92 rgb 0.42] } scale 0.6 } finish { diffuse 0.8 } } #end
#switch (View)
  #case (2) camera { location <0.9,1.75,-2.6> look_at <3.1,1.25,1.2> angle 62 right x*image_width/image_height } #break // a pallet that is ready
  #case (3) camera { location <0.4,2.3,38> look_at <-3.2,4.2,16> angle 60 right x*image_width/image_height } #break // from the gate
  #else camera { location <-0.5,4.6,-11> look_at <0.15,4.9,14> angle 58 right x*image_width/image_height }
#end
