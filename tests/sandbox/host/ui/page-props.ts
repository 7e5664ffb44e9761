import type { Route } from '../route.ts';
import type { AppDescription, Person } from '../sandbox-types.ts';
import type { Effect } from '../zaf/actions.ts';
import type { LoggedMessage } from '../zaf/connection.ts';
import type { AppLocation, ColorScheme } from '../zaf/workspace-state.ts';
import type { NewToast } from './Toasts.tsx';
import type { AppAnswer } from './use-session.ts';
import type { Navigate } from './use-route.ts';
import type { Sandbox } from './use-sandbox.ts';

/** What every page of the workspace is given. */
export interface PageProps {
  readonly sandbox: Sandbox;
  readonly route: Route;
  readonly user: Person;
  readonly locale: string;
  readonly scheme: ColorScheme;
  readonly now: Date;
  readonly navigate: Navigate;
  readonly onEffect: (effect: Effect) => void;
  readonly onToast: (toast: NewToast) => void;
  readonly onMessage: (message: LoggedMessage) => void;
  readonly onAnswer: (answer: AppAnswer) => void;
}

/** The app's page at a location, written in the manifest as a string or as an object with a url; null where Zendesk shows none. */
export function pageAt({ locations, isDisabled }: AppDescription, location: AppLocation): string | null {
  const entry = isDisabled === true ? undefined : locations[location];
  return entry === undefined ? null : typeof entry === 'string' ? entry : entry.url;
}

/** Why there is no page of the app here, which Zendesk itself does not say. */
export function absenceOf({ name, isDisabled }: AppDescription, place: string): string {
  return isDisabled === true
    ? `${name} is installed and disabled: its custom objects could not be made. Zendesk shows nothing here.`
    : `This version of ${name} has no page in the ${place}.`;
}
