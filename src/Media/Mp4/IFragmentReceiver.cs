namespace LiveView.Media.Mp4;

/// <summary>Takes what a <see cref="FragmentReader" /> cut, in the order of the stream.</summary>
public interface IFragmentReceiver
{
    /// <summary>An init segment came: the fragments that follow belong to it.</summary>
    void OnInit(InitSegment init);

    /// <summary>A whole fragment came; it now belongs to the receiver.</summary>
    void OnFragment(CutFragment fragment);
}
