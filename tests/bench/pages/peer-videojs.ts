import videojs from 'video.js';

const video = document.createElement('video');
video.className = 'video-js';
video.muted = true;
video.playsInline = true;
document.querySelector('#stage')!.append(video);
videojs(video, {
  autoplay: true,
  liveui: true,
  sources: [
    { src: new URLSearchParams(location.search).get('stream')!, type: 'application/x-mpegURL' },
  ],
  html5: { vhs: { llhls: true, overrideNative: true } },
});
