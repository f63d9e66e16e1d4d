import Hls from 'hls.js';

// As in hls.js's own guide.
const video = document.createElement('video');
video.muted = true;
video.autoplay = true;
video.playsInline = true;
document.querySelector('#stage')!.append(video);
const hls = new Hls();
hls.loadSource(new URLSearchParams(location.search).get('stream')!);
hls.attachMedia(video);
