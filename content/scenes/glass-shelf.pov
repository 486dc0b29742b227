// Tempered glass bathroom shelf with a chrome rail.
#include "studio.inc"
#declare Glass = material { texture { pigment { rgbf <0.93,0.98,0.96,0.93> } finish { ambient 0 diffuse 0.02 specular 0.9 roughness 0.002 reflection { 0.02,0.85 fresnel on } conserve_energy } } interior { ior 1.5 fade_color <0.20,0.62,0.50> fade_distance 2.2 fade_power 1001 } };
#declare Slab = intersection { superellipsoid { <0.06,0.06> scale <4.2,4,1.1> } box { <-5,0,-2>,<5,0.16,2> } };
#declare Bracket = union {
  cylinder { <0,0,1.22>,<0,0,1.36>,0.36 } torus { 0.34,0.02 rotate x*90 translate z*1.22 }
  cylinder { <0,0,0.75>,<0,0,1.25>,0.17 }
  difference { cylinder { <0,-0.16,0.7>,<0,0.20,0.7>,0.27 } box { <-1,-0.085,-1>,<1,0.085,0.82> } }
  cylinder { <0,-0.22,0.6>,<0,-0.15,0.6>,0.07 } texture { Chrome } };
#declare Rail = union {
  cylinder { <-3.85,0.62,-0.95>,<3.85,0.62,-0.95>,0.065 }
  cylinder { <-3.85,0.62,-0.95>,<-3.85,0.62,0.9>,0.065 } cylinder { <3.85,0.62,-0.95>,<3.85,0.62,0.9>,0.065 }
  sphere { <-3.85,0.62,-0.95>,0.065 } sphere { <3.85,0.62,-0.95>,0.065 }
  #declare I=0; #while (I<4) cylinder { <-3.3+I*2.2,0.1,-0.95>,<-3.3+I*2.2,0.62,-0.95>,0.045 } cylinder { <-3.3+I*2.2,-0.05,-0.95>,<-3.3+I*2.2,0.22,-0.95>,0.10 } #declare I=I+1; #end
  cylinder { <-3.85,0.62,0.85>,<-3.85,0.62,1.34>,0.065 } cylinder { <3.85,0.62,0.85>,<3.85,0.62,1.34>,0.065 }
  cylinder { <-3.85,0.62,1.27>,<-3.85,0.62,1.36>,0.2 } cylinder { <3.85,0.62,1.27>,<3.85,0.62,1.36>,0.2 }
  texture { Chrome } };
#declare Shelf = union { object { Slab translate y*-0.08 material { Glass } } object { Rail } object { Bracket translate x*-2.9 } object { Bracket translate x*2.9 } };
#declare Tile = texture { pigment { brick rgb <0.86,0.865,0.86>, rgb <0.60,0.71,0.72> brick_size <1.9,1.9,40> mortar 0.035 translate <0.4,0.2,-20> } finish { ambient 0 diffuse 0.72 specular 0.5 roughness 0.006 reflection { 0.01,0.16 fresnel on } } };
#macro Wall() plane { -z,-1.36 texture { Tile } interior { ior 1.5 } } #end
#declare Bottle = union {
  cylinder { <0,0,0>,<0,1.5,0>,0.38 } torus { 0.33,0.05 translate y*1.5 } cylinder { <0,1.45,0>,<0,1.55,0>,0.33 }
  pigment { rgb <0.80,0.60,0.42> } finish { ambient 0 diffuse 0.7 specular 0.5 roughness 0.01 reflection { 0.01,0.08 } } };
#declare Pump = union { cylinder { <0,1.5,0>,<0,1.72,0>,0.20 } cylinder { <0,1.7,0>,<0,2.02,0>,0.06 } sphere_sweep { linear_spline 3 <0.1,2.04,0>,0.07,<-0.25,2.04,0>,0.065,<-0.42,1.96,0>,0.05 } texture { Black_Plastic } };
#declare Towel = union { #declare I=0; #while (I<3) cylinder { <0,0,-0.55>,<0,0,0.55>,0.34 translate <-0.36+0.36*I-(I=2)*0.36+0.36*(I=2),0.34+(I=1)*0,0> translate x*(I*0.34) } #declare I=I+1; #end
  pigment { rgb <0.90,0.89,0.86> } finish { diffuse 0.8 ambient 0 } normal { bumps 0.9 scale 0.045 } };
#declare Tumbler = difference { cone { <0,0,0>,0.36,<0,1.05,0>,0.44 } cone { <0,0.08,0>,0.31,<0,1.2,0>,0.41 } material { Glass } };
#if (View=1) Wall() Lights(3) object { Shelf translate y*2.4 } Shot(<3.4,5.4,-14.5>,<0.1,2.5,0.4>,27) #end
#if (View=2) Wall() Lights(3) object { Shelf translate y*2.4 } Shot(<7.4,4.6,-5.6>,<2.75,2.45,0.1>,28) #end
#if (View=3) Wall() Lights(3) union { object { Shelf } object { Bottle translate <-2.5,0.09,0.2> } object { Pump translate <-2.5,0.09,0.2> } object { Bottle scale <0.8,0.62,0.8> translate <-1.5,0.09,0.35> } object { Towel translate <0.75,0.09,0.15> } object { Tumbler translate <3.05,0.09,0.1> }
    cylinder { <0,0,0>,<0.42,1.75,0.1>,0.045 pigment { rgb <0.16,0.42,0.45> } finish { specular 0.5 } translate <2.95,0.2,0.1> } translate y*2.4 }
  Shot(<-2.4,5.0,-14.5>,<0,2.95,0.4>,29) #end
