import { expect, it } from 'vitest';
import { readCredentials } from '#tools/deploy/credentials.ts';
import type { Terminal } from '#tools/deploy/terminal.ts';

function terminal(answers: readonly string[] | null): Terminal & { readonly asked: string[] } {
  const left = [...(answers ?? [])];
  const asked: string[] = [];
  const ask = (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve(left.shift() ?? '');
  };
  return { isThere: answers !== null, ask, askSecretly: (question) => ask(`secretly ${question}`), say: () => undefined, asked };
}

const nobody = terminal(null);
const basic = `Basic ${Buffer.from('admin@shop.example/token:t0').toString('base64')}`;

it('takes account, address and token from the environment, by the names that zcli reads', async () => {
  const environment = { ZENDESK_SUBDOMAIN: 'shop', ZENDESK_EMAIL: 'admin@shop.example', ZENDESK_API_TOKEN: 't0' };
  expect(await readCredentials(environment, nobody)).toEqual({ address: 'https://shop.zendesk.com', authorization: basic });
  const elsewhere = await readCredentials({ ...environment, ZENDESK_DOMAIN: 'zendesk-staging.com' }, nobody);
  expect(elsewhere.address).toBe('https://shop.zendesk-staging.com');
  expect((await readCredentials({ ...environment, ZENDESK_DOMAIN: '' }, nobody)).address).toBe('https://shop.zendesk.com');
});

it('prefers an OAuth token, as zcli does', async () => {
  const environment = {
    ZENDESK_SUBDOMAIN: 'https://shop.zendesk.com/agent',
    ZENDESK_OAUTH_TOKEN: 'o1',
    ZENDESK_EMAIL: 'a',
    ZENDESK_API_TOKEN: 't',
  };
  expect(await readCredentials(environment, nobody)).toEqual({ address: 'https://shop.zendesk.com', authorization: 'Bearer o1' });
});

it('asks whoever is there for what is missing, and shows no token', async () => {
  const somebody = terminal(['shop', 'admin@shop.example', 't0']);
  expect(await readCredentials({}, somebody)).toEqual({ address: 'https://shop.zendesk.com', authorization: basic });
  expect(somebody.asked.map((question) => question.startsWith('secretly'))).toEqual([false, false, true]);
});

it.each([
  {},
  { ZENDESK_OAUTH_TOKEN: 'o1' },
  { ZENDESK_SUBDOMAIN: 'shop', ZENDESK_EMAIL: 'admin@shop.example' },
  { ZENDESK_SUBDOMAIN: 'shop', ZENDESK_API_TOKEN: 't0' },
])('names the variables where nobody can be asked and something is missing: %j', async (environment) => {
  await expect(readCredentials(environment, nobody)).rejects.toThrow('set ZENDESK_SUBDOMAIN and ZENDESK_OAUTH_TOKEN');
});

it.each(['not a name', 'support.shop.example', 'shop.example/', 'shop.zendesk.com.example', 'user@shop', '-shop'])(
  'sends a token nowhere for a subdomain that is none: %j',
  async (subdomain) => {
    const environment = { ZENDESK_SUBDOMAIN: subdomain, ZENDESK_OAUTH_TOKEN: 'o1' };
    await expect(readCredentials(environment, nobody)).rejects.toThrow(
      `"${subdomain}" is no subdomain: for example.zendesk.com it is example.`,
    );
  },
);

it('sends a token nowhere for a subdomain of another domain that would end the name of the host', async () => {
  const environment = { ZENDESK_SUBDOMAIN: 'shop.example/', ZENDESK_DOMAIN: 'zendesk-staging.com', ZENDESK_OAUTH_TOKEN: 'o1' };
  await expect(readCredentials(environment, nobody)).rejects.toThrow('is no subdomain');
});

it.each(['https://shop.zendesk.com/agent', 'HTTPS://Shop.Zendesk.com', ' shop ', 'shop.zendesk.com:443'])(
  'takes the address that somebody pasted: %j',
  async (subdomain) => {
    const { address } = await readCredentials({ ZENDESK_SUBDOMAIN: subdomain, ZENDESK_OAUTH_TOKEN: 'o1' }, nobody);
    expect(address.toLowerCase()).toBe('https://shop.zendesk.com');
  },
);
