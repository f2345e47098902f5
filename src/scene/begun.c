/* scene: see include/cjmap/scene.h. */
#include <cjmap/base.h>
typedef int cj_scene_begun;
