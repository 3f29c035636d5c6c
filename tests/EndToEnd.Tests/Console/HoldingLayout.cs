using System.Globalization;
using LiveView.Simulation.Browsers;
using Microsoft.Playwright;
using Xunit;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Whether a screen holds at every size people have: nothing beyond an edge, no word cut off, and what must be done within reach.</summary>
internal static class HoldingLayout
{
    private static readonly Size[] s_sizes =
    [
        new("1280", 1280, 800), new("1920", 1920, 1080), new("3840", 3840, 2160),
        new("1280 at 200 %", 640, 400, Scale: 2), new("1920 at 200 %", 960, 540, Scale: 2), new("a phone", 390, 844, Scale: 3),
    ];

    // A map draws its own edges, and a table may be wider than its frame, which then scrolls by itself.
    private const string Faults = """
        async () => {
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const found = new Set(), wide = document.documentElement.clientWidth;
          const tell = (what, element) => found.add(`${what}: ${element.outerHTML.replace(/<!--.*?-->|\s+/g, ' ').slice(0, 160)}`);
          const apart = element => element.closest('.skip, [data-map], .table-frame, svg, option') || !element.checkVisibility() || /inset/.test(getComputedStyle(element).clipPath);
          if (document.scrollingElement.scrollWidth > wide) found.add(`the page is ${document.scrollingElement.scrollWidth} wide`);
          for (const element of document.body.querySelectorAll('*')) {
            const box = element.getBoundingClientRect();
            if (box.width * box.height === 0 || apart(element)) continue;
            if (box.right > wide + 1 || box.left < -1) tell('beyond the edge', element);
            if (element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX) && !element.matches('textarea, input')) tell('scrolls sideways', element);
          }
          for (const field of document.body.querySelectorAll('input:not([type=checkbox], [type=radio], [type=range]), select, textarea')) {
            const block = field.closest('.block'), box = field.getBoundingClientRect(), around = block?.getBoundingClientRect();
            if (box.width === 0 || apart(field)) continue;
            if (around && (box.right > around.right - 1 || box.left < around.left + 1)) tell('beyond its block', field);
            if (field.matches('.timeline-time input') && field.scrollWidth > field.clientWidth) tell(`'${field.value}' is cut off`, field);
          }
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
          for (let node = words.nextNode(); node; node = words.nextNode()) {
            if (!node.data.trim() || apart(node.parentElement)) continue;
            range.selectNodeContents(node);
            const text = range.getBoundingClientRect();
            if (text.width === 0) continue;
            for (let around = node.parentElement; around; around = around.parentElement) {
              const style = getComputedStyle(around), box = around.getBoundingClientRect();
              if (around.matches('.button') && (text.right > box.right + 1 || text.left < box.left - 1)) { tell(`'${node.data.trim()}' is wider than its button`, around); break; }
              if (/hidden|clip/.test(style.overflowX) && (text.right > box.right + 1 || text.left < box.left - 1)
                || /hidden|clip/.test(style.overflowY) && (text.bottom > box.bottom + 2 || text.top < box.top - 2)) { tell(`'${node.data.trim()}' is cut off`, around); break; }
            }
          }
          return [...found];
        }
        """;

    /// <param name="page">Ends at 1440 by 900.</param>
    /// <param name="fills">Whether the screen as such does not scroll where there is room: its parts do.</param>
    /// <param name="acts">What must be within reach at every size, as selectors.</param>
    public static async Task HoldsAsync(DeskPage page, bool fills, params string[] acts)
    {
        var faults = new List<string>();
        var tools = await page.Page.Context.NewCDPSessionAsync(page.Page);
        foreach (var size in s_sizes)
        {
            await size.SetAsync(tools);
            faults.AddRange((await page.Page.EvaluateAsync<string[]>(Faults)).Select(fault => $"{size.Name}: {fault}"));
            if (fills && size.Width >= 1280 && await page.Page.EvaluateAsync<bool>("() => document.scrollingElement.scrollHeight > innerHeight"))
                faults.Add($"{size.Name}: the page scrolls");
            foreach (var act in acts)
            {
                if (!await IsWithinReachAsync(page.Page.Locator(act).First))
                    faults.Add($"{size.Name}: {act} is out of reach");
            }
        }
        await tools.SendAsync("Emulation.clearDeviceMetricsOverride");
        await page.Page.SetViewportSizeAsync(1440, 900);
        Assert.True(faults.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{faults.Count} faults of layout:\n{string.Join("\n", faults)}"));
    }

    private static async Task<bool> IsWithinReachAsync(ILocator act)
    {
        try
        {
            await act.ClickAsync(new LocatorClickOptions { Trial = true, Timeout = 15_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private sealed record Size(string Name, int Width, int Height, int Scale = 1)
    {
        public Task SetAsync(ICDPSession tools) => tools.SendAsync("Emulation.setDeviceMetricsOverride", new Dictionary<string, object>
        {
            ["width"] = Width,
            ["height"] = Height,
            ["deviceScaleFactor"] = Scale,
            ["mobile"] = false,
        });
    }
}
