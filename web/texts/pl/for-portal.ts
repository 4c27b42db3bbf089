// All Polish texts of the portal.
import { codes } from './codes.ts';
import { portal } from './portal.ts';
import { refusals } from './refusals.ts';
import { ui } from './ui.ts';

export const forPortal = { codes, portal, refusals, ui };
