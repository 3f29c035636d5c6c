using LiveView.Api.Gate;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Gate;

/// <summary>Between the incident's answer and the lease there is no moment in which a push is lost.</summary>
public sealed class OvertakenLeaseTests : IDisposable
{
    private static readonly IncidentId Incident = IncidentId.Parse("incident");
    private static readonly CameraId Camera = CameraId.Parse("till");
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(4);
    private static readonly Actor Viewer = new(PersonId.Parse("op"), OrganisationId.Parse("pac"), OrganisationKind.AlarmCentre, PersonRole.Operator);
    private readonly TestClock _time = new();
    private readonly KnownSession _signIn;
    private readonly SessionHold _session;
    private readonly LeaseBook _book;
    private Func<LeaseBook, LeaseRenewal, LeaseRenewal> _meanwhile = (_, renewal) => renewal;

    public OvertakenLeaseTests()
    {
        _signIn = new KnownSession(SessionId.Parse("session"), _time);
        _session = _signIn.Hold()!;
        var incident = UnreachableCluster.Grain<IIncidentGrain>((method, arguments) => method.Name switch
        {
            nameof(IIncidentGrain.StartViewing) => Started((Order<IncidentCommand.StartViewing>)arguments[0]!),
            nameof(IIncidentGrain.RenewViewings) => Task.FromResult(
                ((ViewingId[])arguments[0]!).Select(each => _meanwhile(_book!, Renewal(each, epoch: 2))).ToArray()),
            _ => Task.CompletedTask,
        });
        _book = new LeaseBook(UnreachableCluster.With(incident), _time, NullLogger<LeaseBook>.Instance);
    }

    public void Dispose()
    {
        _book.Dispose();
        _session.Dispose();
    }

    private Action<LeaseBook> WhileTheAnswerIsOnItsWay { get; set; } = _ => { };

    [Fact]
    public async Task A_push_that_takes_the_right_away_while_the_answer_is_on_its_way_leaves_no_lease()
    {
        WhileTheAnswerIsOnItsWay = book => book.Apply(Rights(epoch: 2, open: false));
        _meanwhile = (_, renewal) => new LeaseRenewal(renewal.Viewing, null, "incident-closed");
        var (lease, _) = await _book.OpenAsync(Viewer, _session, Incident, Camera);

        Assert.Equal((false, "incident-closed"), (lease!.Holds, lease.Reason));
    }

    [Fact]
    public async Task Newer_rights_that_only_the_object_knows_of_are_asked_for_before_anything_leaves()
    {
        var (lease, _) = await _book.OpenAsync(Viewer, _session, Incident, Camera);
        await _book.ConfirmAsync(lease!, epoch: 2);
        Assert.Equal((true, 2L), (lease!.Holds, lease.Epoch));
    }

    [Fact]
    public async Task Newer_rights_that_deny_end_the_lease_though_no_push_came()
    {
        var (lease, _) = await _book.OpenAsync(Viewer, _session, Incident, Camera);
        _meanwhile = (_, renewal) => new LeaseRenewal(renewal.Viewing, null, "withdrawn");
        await _book.ConfirmAsync(lease!, epoch: 2);
        Assert.Equal((false, "withdrawn"), (lease!.Holds, lease.Reason));
    }

    [Fact]
    public async Task Newer_rights_that_nobody_confirms_end_the_lease()
    {
        var (lease, _) = await _book.OpenAsync(Viewer, _session, Incident, Camera);
        await _book.ConfirmAsync(lease!, epoch: 3);
        Assert.Equal((false, "not-confirmed"), (lease!.Holds, lease.Reason));
    }

    [Fact]
    public async Task A_push_that_changes_another_right_while_the_answer_is_on_its_way_costs_one_more_question()
    {
        WhileTheAnswerIsOnItsWay = book => book.Apply(Rights(epoch: 2, open: true));
        var (lease, _) = await _book.OpenAsync(Viewer, _session, Incident, Camera);

        Assert.Equal((true, 2), (lease!.Holds, lease.Epoch));
    }

    [Fact]
    public async Task That_question_is_the_product_s_own_whoever_watches()
    {
        WhileTheAnswerIsOnItsWay = book => book.Apply(Rights(epoch: 2, open: true));
        Caller? asking = null;
        _meanwhile = (_, renewal) =>
        {
            asking = Caller.Current;
            return renewal;
        };
        using var acting = Caller.Of(Viewer).Use();
        await _book.OpenAsync(Viewer, _session, Incident, Camera);

        // A person may not renew: the incident would refuse, and the viewer get an error for a right that stands.
        Assert.Equal(Caller.System("lease renewal"), asking);
    }

    [Fact]
    public async Task An_incident_that_only_ever_answers_with_older_rights_gives_no_lease()
    {
        WhileTheAnswerIsOnItsWay = book => book.Apply(Rights(epoch: 9, open: true));
        var (lease, _) = await _book.OpenAsync(Viewer, _session, Incident, Camera);

        Assert.Equal((false, "lease-expired"), (lease!.Holds, lease.Reason));
    }

    [Fact]
    public async Task Whoever_signs_out_while_the_answer_is_on_its_way_gets_no_lease()
    {
        WhileTheAnswerIsOnItsWay = _ => _signIn.End(SessionEnd.SignedOut);
        var (lease, _) = await _book.OpenAsync(Viewer, _session, Incident, Camera);

        Assert.Equal((false, "signed-out"), (lease!.Holds, lease.Reason));
    }

    private Task<LeaseResult> Started(Order<IncidentCommand.StartViewing> order)
    {
        WhileTheAnswerIsOnItsWay(_book);
        return Task.FromResult(new LeaseResult(Renewal(order.Command.Viewing, epoch: 1).Grant, null));
    }

    private static LeaseRenewal Renewal(ViewingId viewing, long epoch) => new(viewing, new LeaseGrant(viewing, epoch, LeaseTime), null);

    private static IncidentRights Rights(long epoch, bool open) => new(Incident, epoch, open, Viewer.Organisation, [Camera], [], At: default);
}
