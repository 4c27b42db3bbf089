// All English texts of the console, by area, but for those of insight and planning, which come with their pages.
import { cases } from './cases.ts';
import { codes } from './codes.ts';
import { customers } from './customers.ts';
import { designer } from './designer.ts';
import { events } from './events.ts';
import { fieldProblems } from './field-problems.ts';
import { finance } from './finance.ts';
import { operations } from './operations.ts';
import { orders } from './orders.ts';
import { refusals } from './refusals.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';

export const forConsole = {
  cases,
  codes,
  customers,
  designer,
  events,
  fieldProblems,
  finance,
  operations,
  orders,
  refusals,
  shell,
  ui,
};
