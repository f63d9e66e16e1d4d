import 'vidstack/player';
import 'vidstack/player/layouts/default';

const player = document.createElement('media-player');
player.setAttribute('stream-type', 'll-live');
player.setAttribute('muted', '');
player.setAttribute('autoplay', '');
player.setAttribute('playsinline', '');
player.append(
  document.createElement('media-provider'),
  document.createElement('media-video-layout'),
);
player.addEventListener('provider-change', ({ detail }) => {
  // Its default is a CDN, which neither a shop nor this bench wants.
  if (detail && 'library' in detail) detail.library = () => import('hls.js');
});
player.setAttribute('src', new URLSearchParams(location.search).get('stream')!);
document.querySelector('#stage')!.append(player);
