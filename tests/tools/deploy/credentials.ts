import type { Credentials } from './account.ts';
import { Refused } from './refused.ts';
import type { Terminal } from './terminal.ts';

const HOW = [
  'Say which account and who you are: set ZENDESK_SUBDOMAIN and ZENDESK_OAUTH_TOKEN,',
  'or ZENDESK_SUBDOMAIN, ZENDESK_EMAIL and ZENDESK_API_TOKEN, in the environment. In a terminal you are asked for what is missing.',
].join(' ');

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads account and admin from the environment, by the names that zcli reads, and asks for what is missing where somebody is there. */
export async function readCredentials(environment: Environment, terminal: Terminal): Promise<Credentials> {
  const ask = async (name: string, question: string, isSecret = false): Promise<string> => {
    const given = environment[name] ?? '';
    if (given !== '' || !terminal.isThere) return given;
    return isSecret ? terminal.askSecretly(`${question}: `) : terminal.ask(`${question}: `);
  };
  const given = await ask('ZENDESK_SUBDOMAIN', 'Subdomain of your account, as in example.zendesk.com');
  const domain = environment['ZENDESK_DOMAIN'] ?? '';
  const subdomain = given === '' ? '' : subdomainIn(given, { isElsewhere: domain !== '' });
  const address = `https://${subdomain}.${domain === '' ? 'zendesk.com' : domain}`;
  const oauthToken = environment['ZENDESK_OAUTH_TOKEN'] ?? '';
  if (subdomain !== '' && oauthToken !== '') return { address, authorization: `Bearer ${oauthToken}` };
  const email = subdomain === '' ? '' : await ask('ZENDESK_EMAIL', 'E-mail address of an admin');
  const token = email === '' ? '' : await ask('ZENDESK_API_TOKEN', 'API token of that admin (not shown)', true);
  if (token === '') throw new Refused(HOW);
  return { address, authorization: `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}` };
}

/** People paste the whole address. Anything else that is no name of a host is refused: the token would go wherever it leads. */
function subdomainIn(given: string, { isElsewhere }: { readonly isElsewhere: boolean }): string {
  const subdomain = given
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\.zendesk\.com(?![\w.-]).*$/i, '');
  if ((isElsewhere ? DOTTED_NAME : NAME).test(subdomain)) return subdomain;
  throw new Refused(`"${given}" is no subdomain: for example.zendesk.com it is example.`);
}

const NAME = /^[a-z\d][a-z\d-]*$/i;
const DOTTED_NAME = /^[a-z\d][a-z\d-]*(\.[a-z\d-]+)*$/i;
