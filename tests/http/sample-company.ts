// Sends the examples of the API document to a server: a location, a product, stock, a customer, an order. What they made is
// given back by field name, so that made-up requests can meet things that exist.
import { examples } from '../../src/http/openapi/examples.ts';
import type { Answer, TestServer } from './start-server.ts';

const REQUESTS: [command: string, method: string, path: string][] = [
  ['inventory.upsertLocation', 'PUT', '/v1/locations/DC-LEIPZIG'],
  ['catalog.upsertProduct', 'PUT', '/v1/catalog/products/MUG'],
  ['catalog.upsertVariant', 'PUT', '/v1/catalog/variants/MUG-BLUE'],
  ['catalog.setPrice', 'PUT', '/v1/catalog/prices'],
  ['inventory.setStock', 'PUT', '/v1/inventory/stock'],
  ['customers.createCustomer', 'POST', '/v1/customers'],
  ['orders.placeOrder', 'POST', '/v1/orders'],
  ['access.createApiKey', 'POST', '/v1/api-keys'],
  ['access.inviteUser', 'POST', '/v1/invitations'],
];

/** Answers by command name; throws with the problem when one is refused. */
export async function openSampleCompany(server: TestServer): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const [command, method, path] of REQUESTS) {
    const answer = await server.call(method, path, examples[command]);
    if (answer.status >= 300) throw new Error(`the example of ${command} was refused: ${answer.text}`);
    answers.set(command, answer);
  }
  return answers;
}
