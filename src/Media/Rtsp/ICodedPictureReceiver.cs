using LiveView.Media.Mp4;

namespace LiveView.Media.Rtsp;

/// <summary>Takes the pictures of one session, in the order in which they are to be decoded.</summary>
internal interface ICodedPictureReceiver
{
    /// <summary>The pictures that follow are decoded with this. Comes before the first, and whenever it changes.</summary>
    void OnInit(InitSegment init);

    /// <summary>One whole picture.</summary>
    void OnPicture(in CodedPicture picture);

    /// <summary>A picture was left out: packets of it are missing, or no decoder can make anything of it before the next key picture.</summary>
    void OnSkipped();
}
