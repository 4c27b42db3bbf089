// English sentences for refusals, by the refusal's code. English comes from the server itself: what stands here replaces it, where
// somebody who fills in a page should read something plainer than a program that calls the API.

export const refusals = {
  platform: {
    'invalid-input': 'Something that was entered cannot be accepted; please check the fields.',
    'key-in-flight': 'This is being done already; wait a moment.',
    'key-reused': 'This was sent before with other values; please try again.',
    'not-allowed': 'Your role may not do this.',
    'not-found': 'This cannot be found.',
    'not-signed-in': 'Please sign in.',
    overloaded: 'The server is at its limit; please try again in a moment.',
    'too-large': 'This is larger than the server accepts.',
    'internal-error': 'Something went wrong here; it was recorded.',
  },
  http: {
    'bad-request': 'The server could not read what was sent.',
    'invalid-encoding': 'The text holds characters that cannot be read.',
    'malformed-json': 'The server could not read what was sent.',
    'too-many-attempts': 'Too many attempts; please wait a little.',
    'unknown-route': 'There is nothing at this address.',
  },
  /** What the pages say themselves, when an answer is no problem document. */
  'unexpected-answer': 'The server answered {{status}} without saying why.',
};
