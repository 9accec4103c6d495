/** How a site's worker goes: with all that it kept, and with nothing of anybody else's. */

/** Its caches: pages, and the files they load. */
export const cachesOf = (scope: string): { pages: string; files: string } => {
  const { pathname } = new URL(scope);
  return { pages: `casebook-pages ${pathname}`, files: `casebook-files ${pathname}` };
};

export async function leave(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.unregister();
  for (const name of Object.values(cachesOf(registration.scope))) await caches.delete(name);
}
