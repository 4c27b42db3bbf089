// The English texts of the console that are in its first load; those of the other areas come with their pages (area-texts.ts).
import { codes } from './codes.ts';
import { events } from './events.ts';
import { fieldProblems } from './field-problems.ts';
import { orders } from './orders.ts';
import { refusals } from './refusals.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';

export const forConsole = {
  codes,
  events,
  fieldProblems,
  orders,
  refusals,
  shell,
  ui,
};
