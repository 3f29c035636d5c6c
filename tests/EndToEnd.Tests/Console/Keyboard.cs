using LiveView.Simulation.Browsers;
using Xunit;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Somebody without a pointer: only keys, and always able to see where the next one goes.</summary>
internal sealed class Keyboard(DeskPage page)
{
    // Half covered is still seen (WCAG 2.4.11); a tick box shows its focus on the label around it.
    private const string WhereIsFocus = """
        () => {
          const held = document.activeElement;
          if (!held || held === document.body) return 'nowhere';
          const name = held.outerHTML.replace(/<!--.*?-->|\s+/g, ' ').slice(0, 120), shown = held.closest('.choice') ?? held, box = shown.getBoundingClientRect();
          const at = (x, y) => { const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y); return hit && (shown.contains(hit) || hit.contains(shown)); };
          if (![[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]].some(([x, y]) => at(x, y))) return `out of sight on ${name}`;
          const { outlineStyle, outlineWidth } = getComputedStyle(shown);
          return outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? `without a mark on ${name}` : null;
        }
        """;

    private const int MostTabs = 60;

    /// <summary>Presses a key, and finds the focus where it can be seen.</summary>
    public async Task PressAsync(string key)
    {
        await page.Page.Keyboard.PressAsync(key);
        await HasFocusAsync(key);
    }

    /// <summary>Goes on with Tab to what is named.</summary>
    public async Task TabToAsync(string place)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await page.Page.EvaluateAsync<bool>("place => document.activeElement?.matches(place) ?? false", place))
                return;
            await PressAsync("Tab");
        }
        Assert.Fail($"{page.Person}: {MostTabs} times Tab does not lead to {place}.");
    }

    public async Task DoAsync(string place, string key = "Enter")
    {
        await TabToAsync(place);
        await page.Page.Keyboard.PressAsync(key);
    }

    public async Task TypeAsync(string text)
    {
        foreach (var letter in text)
            await page.Page.Keyboard.PressAsync($"{letter}");
    }

    /// <summary>After what was pressed has been done, too: the focus may not go with the button.</summary>
    public async Task HasFocusAsync(string after) => await LiveView.Simulation.Patience.UntilAsync(
        $"{page.Person} sees where the focus is after {after}", TimeSpan.FromSeconds(5),
        async () => await page.Page.EvaluateAsync<string?>(WhereIsFocus) is null,
        async () => $"The focus is {await page.Page.EvaluateAsync<string?>(WhereIsFocus)}.");
}
