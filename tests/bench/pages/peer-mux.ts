import '@mux/mux-player';

const player = document.createElement('mux-player');
player.setAttribute('src', new URLSearchParams(location.search).get('stream')!);
player.setAttribute('stream-type', 'll-live');
player.setAttribute('muted', '');
player.setAttribute('autoplay', '');
player.setAttribute('disable-tracking', '');
document.querySelector('#stage')!.append(player);
