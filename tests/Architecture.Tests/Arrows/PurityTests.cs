using LiveView.Architecture.Tests.House;

namespace LiveView.Architecture.Tests.Arrows;

/// <summary>The rules have no hands: what they are told is all they know.</summary>
public class PurityTests
{
    private static readonly string[] s_outside =
    [
        "System.IO.", "System.Net.", "System.Threading.", "System.Diagnostics.Process", "System.TimeProvider", "System.Environment",
        "System.Console", "System.Random", "Microsoft.",
    ];

    /// <summary>The ports through which the domain names what waits, the log, what is kept beside it and what is read from it: interfaces, without a body.</summary>
    private static readonly string[] s_ports =
    [
        "LiveView.Domain.Evidence.IEventLog", "LiveView.Domain.Evidence.ISpool", "LiveView.Domain.Evidence.ICheckpointStore", "LiveView.Domain.Accountability.IAuditIndex",
        "LiveView.Domain.Material.IMaterialStore", "LiveView.Domain.Tracking.ITrackLog", "LiveView.Domain.Jurisdiction.Regions.IRegionStore",
    ];

    [Fact]
    public void The_domain_uses_no_files_network_threads_clock_or_chance() => Rule.Nobody(
        Product.Uses("Domain").Where(use => !s_ports.Contains(use.User) && s_outside.Any(each => use.Used.StartsWith(each, StringComparison.Ordinal))),
        "The domain is pure, but:");

    [Theory, InlineData("Domain"), InlineData("Protocols")]
    public void Pure_code_never_asks_what_time_it_is(string project) => Rule.Nobody(
        Product.Calls(project).Where(call => IsClock(call.Called)), "Time is handed in, but:");

    [Theory, InlineData("Grains"), InlineData("Api"), InlineData("Media"), InlineData("Persistence"), InlineData("Silo")]
    public void Everybody_else_asks_a_clock_that_tests_can_move(string project) => Rule.Nobody(
        Product.Calls(project).Where(call => IsClock(call.Called)), "Take TimeProvider, but:");

    [Fact]
    public void Protocols_turn_bytes_into_values_and_touch_no_network() => Rule.Nobody(
        Product.Uses("Protocols").Where(use => use.Used.StartsWith("System.Net.Sockets", StringComparison.Ordinal)
            || use.Used.StartsWith("System.Threading.", StringComparison.Ordinal)
            || use.Used is "System.IO.File" or "System.IO.Directory" or "System.IO.FileStream"),
        "Protocols are pure, but:");

    private static bool IsClock(string member) =>
        (member.Contains("System.DateTime::get_", StringComparison.Ordinal) || member.Contains("System.DateTimeOffset::get_", StringComparison.Ordinal))
        && (member.Contains("Now()", StringComparison.Ordinal) || member.Contains("Today()", StringComparison.Ordinal));
}
