// Journeys of people who change how orders go: the delivered process is checked, tried on real orders, and changed while orders run.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROCESS_WORDS } from '../../src/main/process-words.ts';
import { buildElementTemplates } from '../../src/modules/workflow/design/element-templates.ts';
import { createDefinitionReader } from '../../src/modules/workflow/index.ts';
import { sql } from '../../src/platform/db.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';
import { listStoryEvents } from '../web/list-events.ts';

let app: TestApplication;
let warehouse: Warehouse;
let xml: string;
const HOUR = 3_600_000;
const OFFERED = PROCESS_WORDS.events.map(({ type }) => type);
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
  xml = await readFile(new URL('../../processes/order-to-cash.bpmn', import.meta.url), 'utf8');
});
afterAll(() => app.close());

it('finds no error in the delivered process', async () => {
  const { problems } = await app.accept(app.workflow.validateProcess, { xml });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(problems.filter(({ code }) => code === 'unknownEvent' || code === 'refusalNeverComes')).toEqual([]);
});

it('links each step of the delivered process to the template of what it calls', async () => {
  const templates = await buildElementTemplates(
    app.db,
    createDefinitionReader(app.clock),
    app.commands,
    PROCESS_WORDS,
  );
  const known = new Set(templates.map(({ id, version }) => `${id}@${version}`));
  const steps = [...xml.matchAll(/<bpmn:(?:serviceTask|businessRuleTask) ([^>]*)>(.*?)<\/bpmn:/gs)];
  const links = steps.map(([, head, body]) => {
    const [, id, version] =
      /modelerTemplate="([^"]+)" zeebe:modelerTemplateVersion="(\d+)"/.exec(head!) ?? [];
    const [, called] = /<zeebe:(?:taskDefinition type|calledDecision decisionId)="([^"]+)"/.exec(body!) ?? [];
    return { link: `${id}@${version}`, isOfWhatItCalls: id?.endsWith(`.${called}`) === true };
  });
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter(({ link, isOfWhatItCalls }) => !known.has(link) || !isOfWhatItCalls)).toEqual([]);
});

it('asks people in their own language, and keeps what they remark', async () => {
  const forms = [...xml.matchAll(/key="formSchema" value="([^"]+)"/g)].map(([, text]) =>
    JSON.parse(text!.replaceAll('&quot;', '"')),
  );
  const fields = forms.flatMap(({ properties }) => Object.values<Record<string, object>>(properties));
  expect(forms).toHaveLength(xml.match(/<bpmn:userTask /g)!.length);
  expect(
    fields.filter((field) => Object.keys(field['x-labels']!).sort().join() !== 'en,ja,pl,ru,tr'),
  ).toEqual([]);
  expect(xml.match(/source="=comment"/g)).toHaveLength(forms.length);
});

it('tries the delivered process on an order that it has taken to its end, and departs nowhere', async () => {
  const { orderId } = await app.place();
  await app.settle();
  await app.tick(5 * HOUR);
  const shipped = await warehouse.ship(orderId);
  await app.tick(30 * HOUR);
  await warehouse.deliver(shipped);
  await app.settle();
  const real = await app.process(orderId);
  expect(real.status).toBe('completed');
  const tried = await app.accept(app.workflow.tryProcess, { orderId, xml });
  expect(tried).toMatchObject({ status: 'completed', departures: [], assumptions: [], incidents: [] });
  expect(tried.calls.map(({ command }) => command)).toEqual([
    'payments.authorisePayment',
    'fulfilment.releaseOrder',
    'fulfilment.invoiceShipment',
    'payments.capturePayment',
    'payments.settleRemainder',
    'orders.closeOrder',
  ]);
  expect(tried.waits.find(({ elementId }) => elementId === 'Event_delivered')!.seconds).toBe(35 * 3600);
});

it('moves running orders to a changed process, and they are delivered by it', async () => {
  const { orderId } = await app.place();
  await app.settle();
  const { version } = await app.process(orderId);
  const changed = xml.replace('name="Everything delivered"', 'name="All has arrived"');
  const key = { kind: 'process', modelId: 'order-to-cash' } as const;
  await app.accept(app.workflow.saveDraft, { ...key, xml: changed, basedOn: version, revision: 0 });
  const published = await app.accept(app.workflow.publishDraft, {
    ...key,
    revision: 1,
    note: 'Clearer name',
  });
  const toVersion = published.deployed[0]!.version;
  const migration = { processId: 'order-to-cash', fromVersion: version, toVersion };
  const planned = await app.accept(app.workflow.migrateInstances, { ...migration, dryRun: true });
  expect(planned).toMatchObject({ migrated: 1, kept: 0 });
  await app.accept(app.workflow.migrateInstances, migration);
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.process(orderId)).toMatchObject({ version: toVersion, status: 'completed' });
  expect(await app.checkAll()).toEqual([]);
});

it('offers every event by name that these orders have had', async () => {
  const rows = await app.db.query<{ type: string }>(sql`
    select distinct type from platform.events where order_id is not null and type not like 'workflow.%'`);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.map(({ type }) => type).filter((type) => !OFFERED.includes(type))).toEqual([]);
});

it('offers every event by name that an order can have, and none that no part of the program tells', () => {
  // A process knows its own tasks and incidents; codes and sign-ins are about a person.
  const isOfNoOrder = /^(?:workflow[.]|portal[.](?:codeRequested|signedIn)$)/;
  expect(OFFERED.toSorted()).toEqual(listStoryEvents().filter((type) => !isOfNoOrder.test(type)));
});

it('lets a process wait for what service, the portal and insight tell of an order', async () => {
  const waits = ['service.appeasementGranted', 'portal.feedbackGiven', 'insight.orderOverdue'];
  for (const name of [...waits, 'service.neverTold']) {
    const other = xml.replaceAll('name="orders.holdReleased"', `name="${name}"`);
    expect(other).not.toBe(xml);
    const { problems } = await app.accept(app.workflow.validateProcess, { xml: other });
    const isUnknown = problems.some(({ code }) => code === 'unknownEvent');
    expect({ name, isUnknown }).toEqual({ name, isUnknown: !waits.includes(name) });
  }
});
