/** A shop's server of the test's own; see vendor-plugin.js. */
export interface Vendor {
  readonly url: string;
  /** Sets what goes wrong next. */
  control(change: object): Promise<void>;
  /** What was asked, oldest first. */
  seen(): Promise<Record<string, unknown>[]>;
}

export async function vendor(name: 'shopify' | 'woocommerce'): Promise<Vendor> {
  const response = await fetch(`/__vendor/${name}.json`, { cache: 'no-store' });
  const { url } = (await response.json()) as { url: string };
  const post = async (change: object): Promise<{ seen: Record<string, unknown>[] }> => {
    const answer = await fetch(`${url}/__control`, {
      method: 'POST',
      body: JSON.stringify(change),
    });
    return (await answer.json()) as { seen: Record<string, unknown>[] };
  };
  return {
    url,
    control: async (change) => {
      await post(change);
    },
    seen: async () => (await post({})).seen,
  };
}
