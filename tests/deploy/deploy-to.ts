import { openAccount } from '#tools/deploy/account.ts';
import type { DeployPorts } from '#tools/deploy/install-app.ts';
import { Refused } from '#tools/deploy/refused.ts';
import { requirementsOf } from '#tools/deploy/requirements.ts';
import { zipPackage } from '#tools/package.ts';
import { PRESENT, type PackagedVersion, accountPackageFiles } from './account-package-files.ts';
import type { StandInAccount } from './stand-in-account.ts';
import { AUTHORIZATION, carryTo } from './stand-in-server.ts';

export interface Ended {
  readonly code: number;
  readonly said: string;
}

interface Deploying {
  readonly args?: readonly string[];
  /** Those of whoever sits in front of it; null where nobody does. */
  readonly answers?: readonly string[] | null;
  /** What stands in ZENDESK_APP_ID. */
  readonly appId?: string | null;
  /** The version whose copy of the project the command is run from. */
  readonly version?: PackagedVersion;
}

type Command = (args: readonly string[], ports: DeployPorts) => Promise<number>;

/** Runs a command on a stand-in account, without a network and without building the pages. */
export async function deployTo(account: StandInAccount, command: Command, deploying: Deploying = {}): Promise<Ended> {
  const { args = [], answers = null, appId = null, version = PRESENT } = deploying;
  const said: string[] = [];
  const left = [...(answers ?? [])];
  const ask = (question: string): Promise<string> => {
    said.push(question);
    return Promise.resolve(left.shift() ?? '');
  };
  const ports: DeployPorts = {
    terminal: { isThere: answers !== null, ask, askSecretly: ask, say: (line) => said.push(line) },
    openAccount: () =>
      Promise.resolve(openAccount({ address: 'https://stand-in.example', authorization: AUTHORIZATION }, carryTo(account))),
    packageForAccount: (leadsGroupId) => {
      const files = accountPackageFiles(leadsGroupId, version);
      return Promise.resolve({ zip: zipPackage(files), requirements: requirementsOf(files) });
    },
    appId,
  };
  const code = await command(args, ports).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    said.push(error.message);
    return 1;
  });
  return { code, said: said.join('\n') };
}
