import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateForThisMachine } from './certificate.ts';
import { type Answer, StandInAccount } from './stand-in-account.ts';

const ADMIN = { email: 'admin@make-it-right.example', token: 'stand-in-token' };
export const AUTHORIZATION = `Basic ${Buffer.from(`${ADMIN.email}/token:${ADMIN.token}`).toString('base64')}`;

/** A stand-in account that answers over TLS, and what a command needs in its environment to take it for Zendesk. */
export interface StandInServer {
  readonly account: StandInAccount;
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Asked {
  readonly account: StandInAccount;
  /** What stands for `*` in the path. */
  readonly name: string;
  readonly body: Buffer;
}

type Route = readonly [method: string, path: RegExp, answer: (asked: Asked) => Answer];

/** Every call that zcli and the project's own commands make. Zendesk takes a path with `.json` at its end for the same one. */
const ROUTES: readonly Route[] = [
  ['POST', /^\/api\/v2\/apps\/validate$/, ({ account, body }) => account.validate(zipIn(body))],
  ['POST', /^\/api\/v2\/apps\/uploads$/, ({ account, body }) => account.upload(zipIn(body))],
  ['POST', /^\/api\/apps$/, ({ account, body }) => account.createApp(jsonIn(body))],
  [
    'GET',
    /^\/api\/v2\/apps\/owned$/,
    ({ account }) =>
      found(
        'apps',
        [...account.apps].map(([id, { name }]) => ({ id, name })),
      ),
  ],
  ['GET', /^\/api\/v2\/apps\/job_statuses\/(.+)$/, ({ account, name }) => account.job(name)],
  ['GET', /^\/api\/v2\/apps\/installations\/job_statuses\/(.+)$/, ({ account, name }) => account.job(name)],
  ['PUT', /^\/api\/v2\/apps\/(\d+)$/, ({ account, name, body }) => account.updateApp(Number(name), jsonIn(body))],
  ['GET', /^\/api\/support\/apps\/installations$/, ({ account }) => found('installations', account.installations)],
  ['POST', /^\/api\/support\/apps\/installations$/, ({ account, body }) => account.install(jsonIn(body))],
  ['PUT', /^\/api\/support\/apps\/installations\/(\d+)$/, ({ account, name, body }) => account.changeSettings(Number(name), jsonIn(body))],
  ['DELETE', /^\/api\/support\/apps\/installations\/(\d+)$/, ({ account, name }) => account.uninstall(Number(name))],
  ['DELETE', /^\/api\/v2\/apps\/(\d+)$/, ({ account, name }) => account.deleteApp(Number(name))],
  ['DELETE', /^\/api\/v2\/custom_objects\/(\w+)$/, ({ account, name }) => account.deleteObject(name)],
  [
    'DELETE',
    /^\/api\/v2\/custom_objects\/(\w+\/triggers\/\d+)$/,
    ({ account, name }) => {
      const [key = '', , id] = name.split('/');
      return account.deleteTrigger(key, Number(id));
    },
  ],
  [
    'GET',
    /^\/api\/v2\/groups$/,
    ({ account }) =>
      found(
        'groups',
        account.traits.groups.map(({ id, name }) => ({ id, name, deleted: false })),
      ),
  ],
  ['GET', /^\/api\/v2\/groups\/(\d+)\/memberships$/, ({ account, name }) => memberships(account, Number(name))],
  [
    'GET',
    /^\/api\/v2\/custom_objects\/(\w+)\/fields$/,
    ({ account, name }) => found('custom_object_fields', account.objects.get(name)?.fields),
  ],
  ['GET', /^\/api\/v2\/custom_objects\/(\w+)\/triggers$/, ({ account, name }) => found('triggers', account.objects.get(name)?.triggers)],
];

export async function startStandIn(): Promise<StandInServer> {
  const account = new StandInAccount();
  const folder = mkdtempSync(join(tmpdir(), 'make-it-right-stand-in-'));
  const { key, cert } = certificateForThisMachine();
  const certificatePath = join(folder, 'certificate.pem');
  writeFileSync(certificatePath, cert);
  const server = createServer({ key, cert }, (request, response) => void answer(account, request, response));
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    account,
    environment: {
      // Put together as zcli does, this is https://127.0.0.1:PORT: no name has to be looked up.
      ZENDESK_SUBDOMAIN: '127.0',
      ZENDESK_DOMAIN: `0.1:${port}`,
      ZENDESK_EMAIL: ADMIN.email,
      ZENDESK_API_TOKEN: ADMIN.token,
      NODE_EXTRA_CA_CERTS: certificatePath,
      HOME: folder,
      USERPROFILE: folder,
    },
    async close() {
      server.closeAllConnections();
      await new Promise((settle) => server.close(settle));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answer(account: StandInAccount, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { method = 'GET', url = '/', headers } = request;
  const { status, body = {} } = answerOf(account, { method, url, authorization: headers.authorization, body: Buffer.concat(chunks) });
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Asks a stand-in account without a network. */
export function carryTo(account: StandInAccount): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = Buffer.from(await request.arrayBuffer());
    const { method, url, headers } = request;
    const answered = answerOf(account, { method, url, authorization: headers.get('authorization') ?? undefined, body });
    if (answered.status === 204) return new Response(null, { status: 204 });
    return Response.json(answered.body ?? {}, { status: answered.status });
  };
}

interface Incoming {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

function answerOf(account: StandInAccount, { method, url, authorization, body }: Incoming): Answer {
  const path = new URL(url, 'https://stand-in.example').pathname.replace(/\.json$/, '');
  if (authorization !== AUTHORIZATION) return { status: 401, body: { error: "Couldn't authenticate you" } };
  if (method !== 'GET') account.changes.push(`${method} ${path}`);
  return route(method, path, { account, body });
}

function route(method: string, path: string, asked: Omit<Asked, 'name'>): Answer {
  for (const [expected, pattern, respond] of ROUTES) {
    const match = pattern.exec(path);
    if (expected === method && match !== null) return respond({ ...asked, name: match[1] ?? '' });
  }
  return { status: 404, body: { error: 'InvalidEndpoint' } };
}

function found(name: string, items: unknown): Answer {
  return items === undefined ? { status: 404, body: { error: 'RecordNotFound' } } : { status: 200, body: { [name]: items } };
}

function memberships({ traits }: StandInAccount, groupId: number): Answer {
  const group = traits.groups.find(({ id }) => id === groupId);
  return found('group_memberships', group === undefined ? undefined : Array.from({ length: group.members }, (_, id) => ({ id })));
}

function jsonIn(body: Buffer): unknown {
  return JSON.parse(body.toString());
}

/** The one file of a multipart form: between the first empty line and the last boundary. */
function zipIn(body: Buffer): Uint8Array {
  const boundary = body.subarray(0, body.indexOf('\r\n'));
  const start = body.indexOf('\r\n\r\n') + 4;
  return body.subarray(start, body.indexOf(Buffer.concat([Buffer.from('\r\n'), boundary]), start));
}
