import { thisMachine } from './shared/this-machine.ts';
import { LIMIT_SETTINGS } from './simulate/app-formats.ts';
import { simulateCommand } from './simulate/command.ts';
import { MOMENT_COLUMNS } from './simulate/moments-file.ts';

const USAGE = `npm run simulate -- MOMENTS.csv --policy policy.json [--limits limits.json] [--currency EUR] [--time-zone Europe/Berlin] [--follow-suggestion]

Replays past moments under other settings: what would have been spent and refused, when a lead would have been asked, and who
would have got more or less. Nothing is changed anywhere. Whoever followed the suggestion follows the new one, whoever chose another
amount chooses it again; with --follow-suggestion everybody follows it: what it would have cost had the suggestion been followed.

MOMENTS.csv: ${MOMENT_COLUMNS.join(',')}
  as in the custom object service_moment, whose field detail holds fault and decision. given_at is when it was given, such as 2026-10-28T09:30:00Z
  (UTC where no zone is said);
  the table of moments that Setup, Export saves is such a file as it is;
  amount is in whole units of the currency, such as 12.50; decision is the JSON of the moment and may be empty: then what was known
  is taken from the rows before, and the amount counts as chosen by the agent. With a column status only rows that say given count.
policy.json: the policy as the app's setting takes it. An empty file is the built-in policy.
limits.json: an object such as {"gesture_limit": 25} with ${LIMIT_SETTINGS.slice(0, 4).join(', ')},
  ${LIMIT_SETTINGS.slice(4).join(', ')}, in whole units. What is left out is as the app's form offers it;
  "none" is no limit. Without the file nothing is limited. What leads choose stands beside them: agent_hourly_limit, and rules such as
  [{"tier": "gold", "gesture_limit": 60}, {"person": "1000001", "agent_hourly_limit": 20}], each for the tier that customers had then, or for one agent.
`;

/** `npm run simulate -- MOMENTS.csv --policy policy.json …`. Ends with 1 where the files cannot be used and with 2 where it was called wrongly. */
export async function main(args: readonly string[]): Promise<number> {
  if (!args.some((word) => word === 'help' || word === '--help')) return await simulateCommand(args, thisMachine);
  thisMachine.print(USAGE);
  return 0;
}
