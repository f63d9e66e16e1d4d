import '../../../src/components/define.js';

/** The tag, with a show that plays and is measured: what that costs. */
const query = new URLSearchParams(location.search);
const room = document.createElement('live-room');
room.src = query.get('show');
room.muted = true;
room.autoplay = true;
room.consent = 'performance';
room.insights = query.get('endpoint');
document.querySelector('#stage')?.append(room);
