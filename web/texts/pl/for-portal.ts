// All Polish texts of the portal. Of the refusals it has those that customers may meet.
import { fieldProblems } from './field-problems.ts';
import { portal } from './portal.ts';
import { http, platform, unexpectedAnswer } from './refusals/edge.ts';
import { orders } from './refusals/orders.ts';
import { documents, portal as ofPortal } from './refusals/portal.ts';
import { service } from './refusals/service.ts';
import { ui } from './ui.ts';

export const forPortal = {
  fieldProblems,
  portal,
  refusals: {
    documents,
    http,
    orders,
    platform,
    portal: ofPortal,
    service,
    'unexpected-answer': unexpectedAnswer,
  },
  ui,
};
