// All English texts of the portal.
import { fieldProblems } from './field-problems.ts';
import { portal } from './portal.ts';
import { refusals } from './refusals.ts';
import { ui } from './ui.ts';

export const forPortal = { fieldProblems, portal, refusals, ui };
