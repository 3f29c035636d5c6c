// Drives the console's player on an empty page; what it shows is read from its pixels by liveViewProof.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const next = () => new Promise(done => requestAnimationFrame(done));

  async function open(incident, camera) {
    const { Feed } = await import('/app/player/feed.js');
    const asked = performance.now();
    const feed = new Feed(incident, { id: camera, name: camera, viewpoint: 'overview' });
    document.body.append(feed.surface);
    feed.shown();
    return { feed, asked };
  }

  async function drawn(feed, frames) {
    const patience = performance.now() + 30_000;
    while (feed.drawnFrames < frames || liveViewProof.read(feed.surface) === null) {
      if (performance.now() > patience) throw new Error(`no picture of ${feed.camera} within 30 s: ${feed.state} ${feed.ended ?? ''} ${feed.message?.en ?? ''}`);
      await next();
    }
  }

  globalThis.liveViewBench = {
    async first(incident, camera) {
      const { feed, asked } = await open(incident, camera);
      await drawn(feed, 1);
      const found = { took: performance.now() - asked, age: now() - feed.shownArrival };
      feed.close();
      return found;
    },
    async all(incident, cameras) {
      const opened = await Promise.all(cameras.map(camera => open(incident, camera)));
      const took = await Promise.all(opened.map(async ({ feed, asked }) => {
        while (feed.decodedFrames === 0) await next();
        const decoded = performance.now() - asked;
        await drawn(feed, 2);
        return [feed.openedAt - performance.timeOrigin - asked, decoded, performance.now() - asked];
      }));
      opened.forEach(({ feed }) => feed.close());
      return took;
    },
    async hls(address, frames) {
      const video = document.createElement('video');
      video.muted = true;
      document.body.append(video);
      // The page forbids workers made of text; all else as hls.js has it.
      const hls = new Hls({ enableWorker: false });
      hls.loadSource(address);
      hls.attachMedia(video);
      hls.on(Hls.Events.MANIFEST_PARSED, () => video.play());
      const seen = [];
      const patience = performance.now() + 60_000;
      let settled = Infinity;
      for (let last = -1; seen.length < frames;) {
        if (last === -1 && performance.now() > patience) throw new Error('hls.js showed no picture within 60 s');
        await next();
        const counter = liveViewProof.read(video);
        if (!counter || counter.frame === last) continue;
        if (last === -1) settled = performance.now() + 3000;
        last = counter.frame;
        if (performance.now() > settled) seen.push([counter.camera, counter.frame, now()]);
      }
      hls.destroy();
      video.remove();
      return seen;
    },
    async watch(incident, camera, frames) {
      const { feed } = await open(incident, camera);
      await drawn(feed, 1);
      // A player that starts behind live catches up first.
      const settled = performance.now() + 3000;
      const seen = [];
      for (let last = -1; seen.length < frames;) {
        await next();
        const counter = liveViewProof.read(feed.surface);
        if (!counter || counter.frame === last) continue;
        last = counter.frame;
        if (performance.now() > settled) seen.push([counter.camera, counter.frame, now(), feed.shownArrival]);
      }
      feed.close();
      return seen;
    },
  };
})();
