// All Turkish texts of the portal.
import { portal } from './portal.ts';
import { refusals } from './refusals.ts';
import { ui } from './ui.ts';

export const forPortal = { portal, refusals, ui };
