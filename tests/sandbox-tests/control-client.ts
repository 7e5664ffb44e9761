import type { InstalledApp } from '#sandbox/server/app-description.ts';
import { handleControl } from '#sandbox/server/control-routes.ts';
import type { Reply } from '#sandbox/server/http.ts';
import { createVendors, type Vendors } from '#sandbox/server/proxy.ts';
import { openSandbox, type Client } from './sandbox-client.ts';

/** A small app with a setting of each sort. */
const app = (): InstalledApp => ({
  manifest: {
    name: 'Sample app',
    location: { support: { ticket_sidebar: 'assets/sidebar.html' } },
    parameters: [{ name: 'gesture_limit' }, { name: 'webhook_secret', secure: true }],
    domainWhitelist: ['hooks.example'],
  },
  settings: { gesture_limit: 50, webhook_host: 'hooks.example', webhook_secret: 'sample_webhook_secret' },
  locales: ['en-US'],
  notices: [],
});

export interface Control extends Client {
  vendors: Vendors;
  control(method: string, path: string, body?: unknown): Reply;
}

/** A sandbox of its own, with what is at its own addresses. */
export function openControl(): Control {
  const client = openSandbox();
  const vendors = createVendors();
  const installed = app();
  return {
    ...client,
    vendors,
    control: (method, path, body) =>
      handleControl(
        { method, path: `/__sandbox${path}`, body },
        { api: client.api, app: installed, vendors, isBuilt: false, framePort: null },
      ),
  };
}
