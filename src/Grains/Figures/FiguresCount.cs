using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;

namespace LiveView.Grains.Figures;

/// <summary>How figures grow by a line of the log.</summary>
internal static class FiguresCount
{
    private const int Kept = 200;

    public static void Count(this FiguresState figures, LoggedLine line, OrganisationId sharingParty)
    {
        if (!IncidentStream.Is(line.Stream))
        {
            return;
        }

        var e = IncidentEventFormat.Read(line);
        if (e is IncidentEvent.Raised raised)
        {
            if (raised.Site.SharingParty.Id == sharingParty)
            {
                figures.Raised++;
                figures.Open[line.Stream] = new FiguresState.OpenIncident { RaisedAt = line.At };
            }

            return;
        }

        if (!figures.Open.TryGetValue(line.Stream, out var incident))
        {
            return;
        }

        switch (e)
        {
            case IncidentEvent.Notified when !incident.Forwarded:
                incident.Forwarded = true;
                figures.Forwarded++;
                figures.AlarmToForwardSeconds.Add((line.At - incident.RaisedAt).TotalSeconds);
                figures.AlarmToForwardSeconds.RemoveRange(0, Math.Max(0, figures.AlarmToForwardSeconds.Count - Kept));
                break;
            case IncidentEvent.Accepted when !incident.Accepted:
                incident.Accepted = true;
                figures.Accepted++;
                break;
            case IncidentEvent.Dismissed:
                figures.Dismissed++;
                figures.Open.Remove(line.Stream);
                break;
            case IncidentEvent.Closed:
                figures.Closed++;
                figures.Open.Remove(line.Stream);
                break;
        }
    }

    public static double? Median(List<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
