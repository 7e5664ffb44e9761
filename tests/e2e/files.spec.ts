import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { freePort } from './free-port.ts';

const data = '../shared/data';
const files = {
  cdnow: `${data}/cdnow_orders.csv`,
  banking: `${data}/tickets_banking77.csv`,
  retail: `${data}/online_retail_orders.csv`,
};
const isMissing = !Object.values(files).every((file) => existsSync(file));
const folder = 'build/e2e-files';

function write(name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${name}`;
  writeFileSync(file, text);
  return file;
}

test.describe('on real customers and questions', () => {
  test.skip(isMissing, `needs the files in ${data}`);

  test.describe('of 1998', () => {
    test.use({ world: { orders: files.cdnow, tickets: files.banking, now: '1998-07-01T12:00:00Z' } });

    test('the main job works as on made-up ones', async ({ open, account, sandbox }) => {
      expect(sandbox.files.map(({ accepted, rejected }) => [accepted > 2000, rejected])).toEqual([
        [true, 0],
        [true, 0],
      ]);
      const ticket = sandbox.api.state.world.defaultTicketId;
      const desk = await open({ ticket });
      await expect(desk.region('Customer value')).toContainText(/\$[\d,.]+ so far/);
      await expect(desk.region('Prior incidents')).toContainText(/incident|earlier ticket/);
      await desk.app.getByRole('radio', { name: 'Ours', exact: true }).click();
      await desk.app.getByRole('radio', { name: 'Moderate' }).click();
      await (await desk.ready()).give('Written in July 1998.');
      await expect(desk.card()).toContainText('Given by you, just now');
      const { live, given } = await account.standing(ticket);
      expect([live.length, given.length]).toEqual([1, 1]);
      expect(given[0]?.custom_object_fields).toMatchObject({ day: '1998-07-01', currency: 'USD', story: 'Written in July 1998.' });
    });
  });

  test.describe('with refunds larger than purchases', () => {
    test.use({ world: isMissing ? {} : { orders: files.retail, tickets: ticketOfDebtor(), now: '2011-12-10T12:00:00Z' } });

    test('a negative value is shown as one', async ({ open }) => {
      const desk = await open({ ticket: 501 });
      await expect(desk.region('Customer value')).toContainText(/-£[\d,.]+ so far/);
      await expect(desk.region('Customer value')).toContainText('Refunds exceed purchases.');
      await desk.ready();
    });
  });

  test.describe('without a file of tickets', () => {
    test.use({ world: isMissing ? {} : { orders: files.retail, now: '2011-12-10T12:00:00Z' } });

    test('a ticket of one of the customers opens in pounds', async ({ open, sandbox }) => {
      const desk = await open({ ticket: sandbox.api.state.world.defaultTicketId });
      await expect(desk.region('Customer value')).toContainText(/£[\d,.]+ so far/);
      await desk.ready();
    });
  });
});

/** A ticket of the first customer in the file whose refunds outweigh the purchases. */
function ticketOfDebtor(): string {
  const net = new Map<string, number>();
  for (const line of readFileSync(files.retail, 'utf8').trim().split('\n').slice(1)) {
    const [customer = '', , , amount = '0'] = line.split(',');
    net.set(customer, (net.get(customer) ?? 0) + Math.round(Number(amount) * 100));
  }
  const [debtor] = [...net].find(([, total]) => total < 0) ?? ['none'];
  const row = `501,${debtor},2011-12-09T10:00:00Z,late_delivery,"A parcel, and no word of it"`;
  return write(`debtor-${process.pid}.csv`, `ticket_id,customer_id,created_at,category,subject\n${row}\n`);
}

const orders = [
  'customer_id,order_id,ordered_at,amount,currency',
  'C1,1,2026-09-01T10:00:00Z,20.00,EUR',
  'C1,2,2026-02-30T10:00:00Z,20.00,EUR',
  'C1,3,2026-09-03T10:00:00Z,twenty,EUR',
  'C1,4,2026-09-04,10.01,EUR',
];
const complaints = (file: string): string[] => [
  `${file}:3: ordered_at "2026-02-30T10:00:00Z" is not a date such as 2026-10-28T09:30:00Z`,
  `${file}:4: amount "twenty" is not an amount of EUR`,
];

test.describe('with rows that cannot be read', () => {
  const file = write(`orders-${process.pid}.csv`, `\uFEFF${orders.join('\n')}\n`);
  const tickets = write(
    `tickets-${process.pid}.csv`,
    'ticket_id,customer_id,created_at,category,subject\n7,C1,2026-10-28T08:00:00Z,late_delivery,"Late, again"\n',
  );
  test.use({ world: { orders: file, tickets, now: '2026-10-28T09:30:00Z' } });

  test('the page says file, line and reason, and the good rows count', async ({ open }) => {
    const desk = await open({ ticket: 7 });
    const banner = desk.page.getByRole('region', { name: 'Rejected rows' });
    await expect(banner).toContainText('2 rows were rejected, 2 accepted');
    await banner.locator('summary').click();
    await expect(banner.getByRole('listitem')).toHaveText(complaints(file));
    await expect(desk.region('Customer value')).toContainText('€30.01 so far');
    await expect(desk.region('Customer value')).toContainText('2 orders');
  });

  test('the start says file, line and reason, and how many rows were taken', async () => {
    const { output, isRunning } = await startFromShell(['--orders', file, '--tickets', tickets, '--now', '2026-10-28T09:30:00Z']);
    expect(isRunning).toBe(true);
    expect(output).toContain(`${file}: 2 rows accepted, 2 rejected`);
    for (const complaint of complaints(file)) expect(output).toContain(complaint);
    expect(output).toContain(`${tickets}: 1 rows accepted, 0 rejected`);
  });
});

test('a file without a needed column is refused by name, and nothing starts', async () => {
  const file = write(`no-amount-${process.pid}.csv`, 'customer_id,order_id,ordered_at,currency\nC1,1,2026-09-01,EUR\n');
  const { output, isRunning } = await startFromShell(['--orders', file]);
  expect(isRunning).toBe(false);
  expect(output).toContain(`${file} cannot be used. The column "amount" is missing`);
});

/** What `npm start` prints with these flags, up to its address or its end. */
async function startFromShell(flags: readonly string[]): Promise<{ readonly output: string; readonly isRunning: boolean }> {
  const port = String(await freePort());
  const child = spawn(process.execPath, ['tests/tools/run.mjs', 'tests/sandbox/start.ts', '--port', port, ...flags]);
  let output = '';
  const isRunning = await new Promise<boolean>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (output.includes('Make It Right sandbox: http')) resolve(true);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', () => resolve(false));
  });
  child.kill();
  return { output, isRunning };
}
