import { createRoom } from 'live-room/sdk';
import { shopCartProvider } from '../storefront/shop-cart-provider.js';
import { byId, list, show, stillText } from './page.js';

const origin = byId('origin').content;
const room = createRoom({
  show: `${origin}/shows/studio.json`,
  language: 'en',
  captions: 'en',
  muted: true,
  autoplay: true,
  cartProvider: shopCartProvider,
});
const { show: programme, playback, captions, shop } = room;

room.playback.mount(byId('stage'));
room.join();
addEventListener('pagehide', () => room.leave());

programme.store.subscribe(() => show('title', programme.store.current.document?.title));
room.addEventListener('room-failed', ({ detail }) => show('answer', detail.error.message));

playback.store.subscribe(() => {
  const { phase, muted, angles, angleId, behindLive } = playback.store.current;
  show('status', phase === 'playing' ? `Live, ${behindLive ?? 0} s behind the edge` : phase);
  show('play', phase === 'paused' ? 'Play' : 'Pause');
  show('sound', muted ? 'Sound on' : 'Sound off');
  list('angles', angles, ({ id, name }) => [name, id === angleId, () => playback.selectAngle(id)]);
});
byId('play').onclick = () =>
  playback.store.current.phase === 'paused' ? playback.play() : playback.pause();
byId('sound').onclick = () => playback.setMuted(!playback.store.current.muted);
byId('live').onclick = () => playback.goLive();

captions.store.subscribe(() => {
  const { languages, language, lines } = captions.store.current;
  show('caption', lines.map((line) => line.text).join('\n'));
  list('languages', languages, (tag) => [
    tag,
    tag === language,
    () => captions.selectLanguage(tag),
  ]);
});

shop.store.subscribe(() => {
  const { pins, products } = shop.store.current;
  const pinned = pins.map((id) => products.find((product) => product.id === id)).filter(Boolean);
  list('pins', pinned, (product) => [`${stillText(product.name)} +`, false, () => add(product)]);
});

async function add(product) {
  const [variant] = product.variants;
  const answer = await shop.add({ productId: product.id, variantId: variant.id });
  show('answer', answer.ok ? `${stillText(product.name)} is in the cart.` : answer.reason);
}
