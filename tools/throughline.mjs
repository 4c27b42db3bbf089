#!/usr/bin/env node
// The `throughline` command of the installed package: the same door as the npm scripts, for use from any folder.
import './setup.mjs';
