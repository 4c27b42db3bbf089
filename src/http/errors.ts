// The single place for refusals that the HTTP edge gives by itself, before any command or query is asked.
import { defineRefusals } from '../platform/errors.ts';

export const httpRefusals = defineRefusals('http', {
  badRequest: [400, 'The request is not well-formed HTTP.'],
  malformedJson: [400, 'The body is not valid JSON.'],
  invalidEncoding: [400, 'The request holds text that is not valid UTF-8.'],
  invalidKey: [400, 'An Idempotency-Key has 1 to 200 visible ASCII characters.'],
  foreignOrigin: [403, 'This request came from another site.'],
  unknownRoute: [404, 'There is nothing at this address.'],
  wrongMethod: [405, 'This address does not answer that method.'],
  lengthRequired: [411, 'Send the length of the body.'],
  unsupportedMediaType: [415, 'Send JSON: Content-Type application/json, without compression.'],
  tooManyAttempts: [429, 'Too many attempts; wait a little.'],
  databaseAway: [503, 'The database cannot be reached right now; try again in a moment.'],
  tooManyStreams: [503, 'Too many event streams are open on this server.'],
  stopping: [503, 'The server is stopping; try again.'],
});
