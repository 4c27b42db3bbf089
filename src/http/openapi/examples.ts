// The single place for request examples in the API document, by command name. A test checks each against its schema.

export const examples: Readonly<Record<string, unknown>> = {
  'access.createApiKey': { name: 'web-shop', role: 'channel', channel: 'web' },
  'access.inviteUser': { role: 'service' },
  'access.changeUser': { role: 'operations' },
};
