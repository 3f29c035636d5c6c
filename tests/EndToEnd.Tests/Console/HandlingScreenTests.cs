using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>What an alarm centre does with an alarm before it judges it, on its screen.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class HandlingScreenTests(Stage stage)
{
    [Fact]
    [Trait(Writes, "pictures")]
    public async Task What_is_open_on_the_checklist_is_done_or_left_out_for_a_reason_that_the_log_keeps()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        await centre.OpenAsync(scene.Incident);
        await centre.AcknowledgeAsync();

        await centre.Page.Locator("[data-check='2']").CheckAsync();
        await Expect(centre.Page.Locator("lv-checks .choice").Nth(1)).ToContainTextAsync("gedaan om");
        await IsSoundAsync(centre);
        await TakeAsync(centre, "checklist");
        await centre.Page.Locator("[name=verdict][value=verified]").CheckAsync();
        await centre.Page.Locator("[name=level][value='4']").CheckAsync();
        await centre.Page.Locator("[name=evidence][value=picture]").CheckAsync();
        await centre.Action("verify").ClickAsync();
        // The browser itself holds the form back, and says where.
        await Expect(centre.Page.Locator("[name=skip]")).ToBeFocusedAsync();
        await centre.Page.Locator("[name=skip]").FillAsync("Schot gehoord");
        await centre.Action("verify").ClickAsync();

        await Expect(centre.Page.Locator("[data-step=verify] .done")).ToContainTextAsync("niveau 4");
        await Expect(centre.Page.Locator("[data-log=checks-skipped]")).ToContainTextAsync("Schot gehoord");
        await Expect(centre.Page.Locator("[data-log=check-done]")).ToContainTextAsync("Kijk stil mee");
        await centre.Action("verify-again").ClickAsync();
        await Expect(centre.Page.Locator("lv-checks")).ToContainTextAsync("weggelaten om");
        await Expect(centre.Page.Locator("[name=skip]")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task An_alarm_that_is_set_aside_stands_below_says_until_when_and_one_more_alarm_brings_it_back()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await using var other = await Scene.RaiseAsync(stage.Set, "2345", "LV-0002");
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        await centre.OpenAsync(scene.Incident);
        await centre.Action("shelve").ClickAsync();
        await centre.Page.Locator("[name=minutes]").SelectOptionAsync("30");
        await centre.Page.Locator("lv-shelf [name=reason]").FillAsync("Sleutelhouder belt terug");
        await IsSoundAsync(centre);
        await centre.Action("shelve-confirm").ClickAsync();

        var chip = centre.Page.Locator($"[data-incident-row='{scene.Incident}'] .chip");
        await Expect(chip).ToContainTextAsync("terug ");
        await Expect(centre.Page.Locator("lv-shelf")).ToContainTextAsync("Sleutelhouder belt terug");
        var rows = centre.Page.Locator("[data-incident-row]:not(.over)");
        await Expect(rows.Last).ToHaveAttributeAsync("data-incident-row", scene.Incident);
        await IsSoundAsync(centre);
        await TakeAsync(centre, "set-aside");

        await scene.AlarmAgainAsync();
        await Expect(centre.Page.Locator($"[data-incident-row='{scene.Incident}']")).ToHaveClassAsync("waiting");
        await Expect(centre.Page.Locator("[data-log=shelf-woken]")).ToBeVisibleAsync();
        await Expect(chip).ToHaveTextAsync("In verificatie");
        await centre.Page.Locator("#note-text").FillAsync("Ik kijk opnieuw mee");
        await centre.Action("note").ClickAsync();
        await Expect(centre.Page.Locator($"[data-incident-row='{scene.Incident}']")).Not.ToHaveClassAsync("waiting");
    }

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task The_shift_log_tells_what_was_done_in_all_incidents_those_that_ended_too_and_leads_to_them()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await using var other = await Scene.RaiseAsync(stage.Set, "2345", "LV-0002");
        await other.Operator.CommandAsync(other.Incident, "dismissal", new { reason = "Bedieningsfout aan de pomp" });
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        await centre.OpenAsync(scene.Incident);
        await centre.AcknowledgeAsync();

        await centre.Page.Locator(".shift-log summary").ClickAsync();
        await Expect(centre.Page.Locator("[data-shift-line=dismissed]").First).ToContainTextAsync("Bedieningsfout aan de pomp");
        await Expect(centre.Page.Locator("[data-shift-line]").First).ToContainTextAsync("In behandeling genomen");
        await IsSoundAsync(centre);
        await centre.Page.Locator(".shift-log").EvaluateAsync("log => log.scrollIntoView()");
        await TakeAsync(centre, "shift-log");

        await centre.Page.Locator("[data-shift-line=dismissed] button").First.ClickAsync();
        var ended = centre.Page.Locator($"[data-incident='{other.Incident}'][data-status=dismissed]");
        await Expect(ended).ToBeVisibleAsync();
        // Whoever reads an incident that is over goes on reading, whatever comes in elsewhere.
        await scene.AlarmAgainAsync();
        await Expect(centre.Page.Locator("[data-shift-line]").First).Not.ToContainTextAsync("In behandeling genomen");
        await Expect(ended).ToBeVisibleAsync();
    }
}
