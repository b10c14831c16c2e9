#include "CEmbeddedLexicon.h"  // SwiftPM wants one source that is not generated.
