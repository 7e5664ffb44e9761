import type { ColorScheme } from './zaf/workspace-state.ts';

export const TRAY_WIDTHS = [320, 360, 420] as const;
export type TrayWidth = (typeof TRAY_WIDTHS)[number];

/** What the address bar says: which page, as whom, and how it is shown. */
export interface Route {
  readonly page: 'ticket' | 'views' | 'lead';
  readonly ticketId: number | null;
  readonly userKey: string;
  /** Null: the person's own. */
  readonly locale: string | null;
  /** Null: what the browser prefers. */
  readonly scheme: ColorScheme | null;
  readonly tray: TrayWidth;
}

export function parseRoute(search: string): Route {
  const parameters = new URLSearchParams(search);
  const ticket = parameters.get('ticket') ?? '';
  const scheme = parameters.get('scheme');
  const tray = Number(parameters.get('tray'));
  const page = parameters.get('page');
  return {
    page: page === 'lead' || page === 'views' ? page : 'ticket',
    ticketId: /^[1-9]\d*$/.test(ticket) ? Number(ticket) : null,
    userKey: parameters.get('user') ?? 'agent',
    locale: parameters.get('locale'),
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : null,
    tray: TRAY_WIDTHS.find((width) => width === tray) ?? 320,
  };
}

export function formatRoute(route: Route): string {
  const parameters = new URLSearchParams();
  if (route.page !== 'ticket') {
    parameters.set('page', route.page);
  } else if (route.ticketId !== null) {
    parameters.set('ticket', String(route.ticketId));
  }
  parameters.set('user', route.userKey);
  if (route.locale !== null) {
    parameters.set('locale', route.locale);
  }
  if (route.scheme !== null) {
    parameters.set('scheme', route.scheme);
  }
  if (route.tray !== 320) {
    parameters.set('tray', String(route.tray));
  }
  return `/?${parameters.toString()}`;
}

interface FrameAddress {
  /** The page as the manifest names it: a path inside the package, or an absolute address. */
  readonly page: string;
  readonly hostOrigin: string;
  /** Where the sandbox serves the app's frame; null where it does not say. */
  readonly framePort: number | null;
  readonly guid: string;
  readonly scheme: ColorScheme;
}

/** The address of an app's frame: the package's page on an origin other than the workspace's, with the parameters the SDK's init reads. */
export function frameAddress({ page, hostOrigin, framePort, guid, scheme }: FrameAddress): URL {
  const appBase = new URL(hostOrigin);
  if (framePort !== null) appBase.port = String(framePort);
  const address = new URL(page, appBase);
  address.searchParams.set('origin', hostOrigin);
  address.searchParams.set('app_guid', guid);
  address.searchParams.set('colorScheme', scheme);
  return address;
}
