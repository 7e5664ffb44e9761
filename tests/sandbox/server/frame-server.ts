import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ViteDevServer } from 'vite';

export interface FrameServer {
  readonly port: number;
  close(): void;
}

/**
 * Serves the same pages at a second port: an origin of its own for the app's frame, as Zendesk gives each app. It is of the
 * same site as the host page, so that browsers which keep storage from frames of other sites still keep what an agent types.
 */
export async function openFrameServer(listener: RequestListener, vite?: ViteDevServer): Promise<FrameServer> {
  const server = createServer(listener);
  // Hot reload asks the port it came from.
  server.on('upgrade', (request, socket, head) => vite?.httpServer?.emit('upgrade', request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
